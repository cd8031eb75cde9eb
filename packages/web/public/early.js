// What must run before the app's own modules. A file, because the content policy forbids inline scripts.

// Zod compiles schemas with `new Function` where it may, which the content policy forbids as well. It reads
// this when its first schema is made, and a bundler may put that before any module of ours.
globalThis['__zod_globalConfig'] = { jitless: true };

// Before the first paint, so that a dark page never flashes white.
(function () {
  var choice = 'system';
  try {
    choice = localStorage.getItem('headwater.theme') || 'system';
  } catch {
    // Storage is closed to this page: the system's choice stands.
  }
  var dark =
    choice === 'dark' ||
    (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
