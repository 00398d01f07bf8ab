/**
 * Which browser this is, as far as words about it depend on it. Never asked what a browser can do: that is tried.
 *
 * @typedef {'chrome' | 'firefox' | 'safari' | 'samsung' | 'other'} Family  chrome: all that look like it, Edge too
 * @typedef {'android' | 'ios' | 'macos' | 'windows' | 'other'} System
 *
 * @typedef {object} Browser
 * @property {Family} family
 * @property {System} system
 * @property {string | null} app  name of the app that this browser is a part of; '' where it is not known
 */

/** Names that apps write into the user agent of the browser inside them. */
const apps = /** @type {[RegExp, string][]} */ ([
  [/KAKAOTALK|KAKAOSTORY/i, 'KakaoTalk'],
  [/Instagram/, 'Instagram'],
  [/Barcelona \d/, 'Threads'],
  [/MessengerForiOS|MessengerLite|Orca-Android/, 'Messenger'],
  [/\bFBA[NV]\/|FB_IAB\//, 'Facebook'],
  [/\bLine\/\d/, 'LINE'],
  [/MicroMessenger\//, 'WeChat'],
  [/NAVER\(inapp/, 'NAVER'],
  [/DaumApps\//, 'Daum'],
  [/Telegram-Android\/|Telegram-iOS\//, 'Telegram'],
  [/musical_ly|BytedanceWebview|\btrill_/, 'TikTok'],
  [/Snapchat/, 'Snapchat'],
  [/Twitter for iP|TwitterAndroid/, 'X'],
  [/LinkedInApp/, 'LinkedIn'],
  [/\[Pinterest\//, 'Pinterest'],
  [/\bGSA\//, 'Google'],
]);

/**
 * @param {{ userAgent: string, maxTouchPoints?: number, userAgentData?: { platform?: string } }} [navigator]
 * @returns {Browser}
 */
export function browserOf({ userAgent, maxTouchPoints = 0, userAgentData } = globalThis.navigator) {
  const system = systemOf(userAgentData?.platform || userAgent, maxTouchPoints);
  return { family: familyOf(userAgent), system, app: appOf(userAgent, system) };
}

/**
 * @param {string} platform  or user agent
 * @param {number} maxTouchPoints
 * @returns {System}
 */
function systemOf(platform, maxTouchPoints) {
  if (/Android/.test(platform)) return 'android';
  if (/iPhone|iPad|iPod|\biOS\b/.test(platform)) return 'ios';
  // An iPad says that it is a Mac; no Mac has a screen for several fingers.
  if (/mac ?OS/i.test(platform)) return maxTouchPoints > 1 ? 'ios' : 'macos';
  return /Windows/.test(platform) ? 'windows' : 'other';
}

/**
 * @param {string} userAgent
 * @returns {Family}
 */
function familyOf(userAgent) {
  if (/SamsungBrowser\//.test(userAgent)) return 'samsung';
  if (/Firefox\/|FxiOS\//.test(userAgent)) return 'firefox';
  if (/Chrome\/|Chromium\/|CriOS\/|EdgiOS\//.test(userAgent)) return 'chrome';
  return /Version\/.*Safari\//.test(userAgent) ? 'safari' : 'other';
}

/**
 * @param {string} userAgent
 * @param {System} system
 * @returns {string | null}
 */
function appOf(userAgent, system) {
  const named = apps.find(([sign]) => sign.test(userAgent));
  if (named) return named[1];
  // What every app has that shows pages and does not say its name.
  const androidView = system === 'android' && /; wv\)/.test(userAgent);
  const iosView = /iPhone|iPad/.test(userAgent) && !/Safari\//.test(userAgent);
  return androidView || iosView ? '' : null;
}

/**
 * The link that opens an address outside of the app; null where a person has to do it.
 *
 * @param {Browser} browser
 * @param {string} address
 * @returns {string | null}
 */
export function linkOutOf({ app, system }, address) {
  if (app === 'KakaoTalk') {
    return `kakaotalk://web/openExternal?url=${encodeURIComponent(address)}`;
  }
  if (app === 'LINE') {
    const link = new URL(address);
    link.searchParams.set('openExternalBrowser', '1');
    return link.href;
  }
  if (system !== 'android') return null;
  const { protocol, href } = new URL(address);
  // Android reads the last '#', so that the address keeps a fragment of its own.
  const rest = href.slice(protocol.length);
  const target = `scheme=${protocol.slice(0, -1)};action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE`;
  return `intent:${rest}#Intent;${target};end`;
}
