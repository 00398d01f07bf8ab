import { linkOutOf } from './browser.js';
import { checkAddress } from './check-link.js';
import { element, icon } from './element.js';
import { NoticeView, actionElement } from './notice-view.js';
import { phrase, text } from './phrase.js';

/**
 * @typedef {import('./browser.js').Browser} Browser
 * @typedef {import('./notice-view.js').Action} Action
 * @typedef {import('./phrase.js').Word} Word
 * @typedef {'insecure' | 'incapable' | 'in-app-incapable' | 'in-app'} Obstacle
 */

/**
 * What keeps this browser from making calls here. A missing camera never does, except in the browser of an app: there it
 * is the browser that lacks it, and another one is near.
 *
 * @param {Browser} browser
 * @param {typeof globalThis} [page]
 * @returns {Obstacle | null}
 */
export function obstacleOf(browser, page = globalThis) {
  const { navigator, crypto, isSecureContext } = page;
  if (!isSecureContext || !crypto.subtle) return 'insecure';
  const capable = 'RTCPeerConnection' in page && 'WebSocket' in page && 'locks' in navigator;
  if (browser.app === null) return capable ? null : 'incapable';
  if (!capable) return 'in-app-incapable';
  return 'getUserMedia' in (navigator.mediaDevices ?? {}) ? null : 'in-app';
}

/**
 * @param {Obstacle} obstacle
 * @param {Browser} browser
 * @param {() => void} goOn  in spite of it
 * @returns {NoticeView}
 */
export function obstacleView(obstacle, browser, goOn) {
  if (obstacle === 'insecure') return insecureView();
  if (obstacle === 'incapable') {
    return new NoticeView({
      heading: 'incapable.heading',
      body: [{ key: 'incapable.body' }],
      actions: [copyLink, again, check()],
      code: obstacle,
    });
  }
  const out = linkOutOf(browser, location.href);
  const key = obstacle === 'in-app' ? 'in-app.body' : 'in-app.incapable';
  return new NoticeView({
    heading: 'in-app.heading',
    body: [
      { key, values: { app: nameOf(browser) } },
      { key: out === null ? 'in-app.menu' : 'in-app.tap' },
    ],
    actions: [
      ...(out === null ? [] : [/** @type {Action} */ ({ word: 'in-app.open', href: out })]),
      copyLink,
      obstacle === 'in-app' ? { word: 'in-app.goOn', act: goOn } : again,
      check(),
    ],
    code: obstacle,
  });
}

/**
 * For the browser of an app in which calls are possible, as far as one can see.
 *
 * @param {Browser} browser
 */
export function inAppNote(browser) {
  const out = linkOutOf(browser, location.href);
  const key = out === null ? 'in-app.menu' : null;
  return element(
    'div',
    { class: 'problem in-app', role: 'note' },
    icon('triangle-alert'),
    element('p', {}, phrase('in-app.note', { app: nameOf(browser) })),
    ...(key ? [element('p', {}, text(key))] : []),
    element(
      'p',
      { class: 'actions' },
      ...(out === null ? [] : [actionElement({ word: 'in-app.open', href: out }, 'pill')]),
      actionElement(copyLink, 'pill'),
    ),
  );
}

function insecureView() {
  const address = secureAddress(location.href);
  return new NoticeView({
    heading: 'insecure.heading',
    body: [
      { key: 'insecure.body' },
      ...(address ? [{ key: /** @type {const} */ ('insecure.try'), values: { address } }] : []),
    ],
    actions: [
      ...(address ? [/** @type {Action} */ ({ word: 'insecure.open', href: address })] : []),
      again,
      check(),
    ],
    code: 'insecure',
  });
}

/**
 * The same address with https, if one can guess it: of a port that was chosen the secure one is not known.
 *
 * @param {string} address
 * @returns {string | null}
 */
export function secureAddress(address) {
  const url = new URL(address);
  if (url.protocol !== 'http:' || url.port !== '') return null;
  url.protocol = 'https:';
  return url.href;
}

/** @type {Action} */
const again = { word: 'action.retry', act: () => location.reload() };

/** What the person who runs the server may ask for. @returns {Action} */
function check() {
  return { word: 'action.check', href: checkAddress() };
}

/** @type {Action} */
const copyLink = {
  word: 'action.copyLink',
  act: async ({ currentTarget }) => {
    try {
      await navigator.clipboard.writeText(location.href);
      /** @type {Element} */ (currentTarget).textContent = text('action.linkCopied');
    } catch {
      // The address bar, or the menu of the app, has it too.
    }
  },
};

/** @param {Browser} browser */
function nameOf({ app }) {
  if (app === 'KakaoTalk') return text('app.KakaoTalk');
  if (app === 'NAVER') return text('app.NAVER');
  return app || text('app.this');
}
