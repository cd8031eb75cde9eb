import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);

// A busy machine may take longer than the second that is waited by default.
configure({ asyncUtilTimeout: 10_000 });

// jsdom draws nothing, so it lacks what the components only use to measure and scroll.
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NoObserver;
Object.assign(Element.prototype, { scrollIntoView() {} });
globalThis.scrollTo = () => {};
globalThis.matchMedia ??= (media: string) => ({
  matches: false,
  media,
  onchange: null,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
});
