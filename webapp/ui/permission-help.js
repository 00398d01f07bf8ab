/**
 * @typedef {import('./browser.js').Browser} Browser
 * @typedef {import('./phrase.js').Word} Word
 */

/**
 * Where a person gives the permission back that is missing, in this browser.
 *
 * @param {string} failure  of a device
 * @param {Browser} browser
 * @returns {Word | null}  null where permission is not what is missing
 */
export function helpWith(failure, browser) {
  if (failure === 'DeniedBySystem') return systemHelp(browser);
  if (failure !== 'NotAllowedError') return null;
  if (browser.app !== null) return 'allow.app';
  return browserHelp(browser);
}

/**
 * @param {Browser} browser
 * @returns {Word}
 */
function systemHelp({ system }) {
  return system === 'other' ? 'allow.system' : `allow.system.${system}`;
}

/**
 * @param {Browser} browser
 * @returns {Word}
 */
function browserHelp({ family, system }) {
  // Of the browsers on an iPhone only Safari has a switch of its own for each page.
  if (system === 'ios') return family === 'safari' ? 'allow.safari.ios' : 'allow.system.ios';
  if (system === 'android') {
    if (family === 'samsung') return 'allow.samsung';
    return family === 'firefox' ? 'allow.firefox.android' : 'allow.chrome.android';
  }
  return family === 'chrome' || family === 'firefox' || family === 'safari'
    ? `allow.${family}`
    : 'allow.other';
}
