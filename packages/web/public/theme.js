// Runs before the first paint, so that a dark page never flashes white. A file, because the content policy forbids inline scripts.
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
