import type { Middleware } from 'openapi-fetch';

/** So long after the last key or pointer, what a page asks it asks by itself. */
const handsOffMs = 20_000;
let lastInput = performance.now();
for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
  addEventListener(type, () => (lastInput = performance.now()), { capture: true, passive: true });

/** What nobody's hand has asked for does not keep a session alive: a desk left open ends as it should. */
export const polls: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET' && performance.now() - lastInput > handsOffMs)
      request.headers.set('X-Fengqiao-Poll', '1');
    return request;
  },
};
