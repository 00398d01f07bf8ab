/**
 * Shows a page of our own where Parley cannot be reached. Nothing else is ever kept, and that page comes only where
 * the server has nothing: what was deployed last is what runs.
 *
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} LifeEvent
 * @typedef {Event & { request: Request, preloadResponse: Promise<Response | undefined>,
 *   respondWith(response: Promise<Response>): void }} RequestEvent
 */

/** Of the files that are kept: a new one makes browsers fetch them again. A test says what it must be. */
const keptVersion = '1f35375d7787';

const offlinePage = inContext('offline.html');
const keptFiles = [
  offlinePage,
  inContext('offline/offline.css'),
  inContext('offline/waiting.js'),
  inContext('ui/mark.svg'),
];
/** What only the offline page uses, which came from the cache as well: it must not wait for a silent server again. */
const filesOfOfflinePage = keptFiles.slice(1, 3);
const pages = [inContext('.'), inContext('index.html')];
const prefix = `parley ${inContext('.')} `;
const cacheName = prefix + keptVersion;

/** Not found, too: while an application is being deployed, most servers know nothing of it. */
const nothingThere = [404, 502, 503, 504];

/** @param {string} path */
function inContext(path) {
  return new URL(path, location.href).href;
}

async function keep() {
  const cache = await caches.open(cacheName);
  await cache.addAll(keptFiles.map((url) => new Request(url, { cache: 'reload' })));
}

async function dropOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Lets browsers ask for the page while they start the worker, instead of afterwards. */
async function doNotHoldUp() {
  const { registration } = /** @type {any} */ (globalThis);
  await registration.navigationPreload?.enable();
}

/** @param {RequestEvent} event */
async function fromServer({ preloadResponse, request }) {
  return (await preloadResponse) ?? fetch(request);
}

/**
 * @param {RequestEvent} event
 * @param {string} instead  one of the kept files
 */
async function fromServerOr(event, instead) {
  const response = await fromServer(event).catch(() => undefined);
  if (response && !nothingThere.includes(response.status)) return response;
  return (await caches.match(instead, { cacheName })) ?? response ?? Response.error();
}

/**
 * @param {RequestEvent} event
 * @param {string} url  of one of the kept files
 */
async function keptOr(event, url) {
  return (await caches.match(url, { cacheName })) ?? fetch(event.request);
}

addEventListener('install', (event) => /** @type {LifeEvent} */ (event).waitUntil(keep()));

addEventListener('activate', (event) =>
  /** @type {LifeEvent} */ (event).waitUntil(Promise.all([dropOthers(), doNotHoldUp()])),
);

addEventListener('fetch', (event) => {
  const asked = /** @type {RequestEvent} */ (event);
  const { request } = asked;
  const url = new URL(request.url);
  url.search = '';
  url.hash = '';
  if (request.mode === 'navigate' && pages.includes(url.href)) {
    asked.respondWith(fromServerOr(asked, offlinePage));
  } else if (request.mode === 'navigate') {
    asked.respondWith(fromServer(asked)); // it has been asked for already
  } else if (filesOfOfflinePage.includes(url.href)) {
    asked.respondWith(keptOr(asked, url.href));
  } else if (keptFiles.includes(url.href)) {
    asked.respondWith(fromServerOr(asked, url.href));
  }
});
