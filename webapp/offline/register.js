// Beside the page, wherever this module is: a worker may only look after what is below its own address.
const worker = new URL('service-worker.js', document.baseURI).href;

/**
 * Lets the offline page be there when it is needed. Once the page has loaded, since nothing depends on it; where it is
 * not possible (a certificate that the browser does not trust), calls work all the same.
 */
export function keepOfflinePage() {
  if (!('serviceWorker' in navigator)) return;
  const register = () => {
    // Otherwise the browser's cache could keep an old worker alive.
    const options = /** @type {const} */ ({ updateViaCache: 'none' });
    navigator.serviceWorker.register(trusted(worker), options).catch(() => {});
  };
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}

/**
 * For browsers that run a script only from an address that a policy has passed: this one passes ours and no other.
 *
 * @param {string} url
 * @returns {string}
 */
function trusted(url) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  const createScriptURL = (/** @type {string} */ asked) => {
    if (asked !== worker) throw new TypeError(`not a script of this page: ${asked}`);
    return asked;
  };
  return trustedTypes?.createPolicy('parley', { createScriptURL }).createScriptURL(url) ?? url;
}
