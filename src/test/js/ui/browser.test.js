import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserOf, linkOutOf } from '../../../../webapp/ui/browser.js';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const VIEW =
  'Mozilla/5.0 (Linux; Android 14; SM-S911N Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36';
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';

/** @type {[string, string, string | null, string][]} family, system, app, user agent */
const table = [
  // Browsers
  [
    'chrome',
    'windows',
    null,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  ],
  [
    'chrome',
    'windows',
    null,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
  ],
  [
    'chrome',
    'macos',
    null,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  ],
  [
    'chrome',
    'other',
    null,
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  ],
  [
    'chrome',
    'android',
    null,
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  ],
  [
    'samsung',
    'android',
    null,
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
  ],
  [
    'firefox',
    'windows',
    null,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0',
  ],
  [
    'firefox',
    'android',
    null,
    'Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0',
  ],
  ['safari', 'macos', null, MAC],
  ['safari', 'ios', null, `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`],
  ['chrome', 'ios', null, `${IPHONE} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`],
  ['firefox', 'ios', null, `${IPHONE} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`],
  // Browsers of apps
  ['chrome', 'android', 'KakaoTalk', `${VIEW};KAKAOTALK 2410510`],
  ['other', 'ios', 'KakaoTalk', `${IPHONE} Mobile/15E148 KAKAOTALK 10.8.2`],
  [
    'chrome',
    'android',
    'Instagram',
    `${VIEW} Instagram 334.0.0.42.95 Android (34/14; 480dpi; 1080x2116; samsung; SM-S911N; dm1q; qcom; ko_KR; 606580102)`,
  ],
  [
    'other',
    'ios',
    'Instagram',
    `${IPHONE} Mobile/21F90 Instagram 334.0.4.32.98 (iPhone15,2; iOS 17_5_1; en_US; en; scale=3.00; 1179x2556; 607413341)`,
  ],
  [
    'chrome',
    'android',
    'Facebook',
    `${VIEW} [FB_IAB/FB4A;FBAV/465.0.0.52.107;IABMV/1;] Mobile Safari/537.36`,
  ],
  [
    'other',
    'ios',
    'Facebook',
    `${IPHONE} Mobile/21F90 [FBAN/FBIOS;FBAV/467.1.0.45.107;FBBV/602543232;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/17.5.1;FBSS/3;FBCR/;FBID/phone;FBLC/en_US;FBOP/80]`,
  ],
  [
    'other',
    'ios',
    'Messenger',
    `${IPHONE} Mobile/21F90 [FBAN/MessengerForiOS;FBAV/462.0.0.36.106;FBBV/605109321;FBDV/iPhone15,2]`,
  ],
  ['chrome', 'android', 'LINE', `${VIEW} Line/14.8.1/IAB`],
  ['other', 'ios', 'LINE', `${IPHONE} Mobile/15E148 Safari Line/14.8.0`],
  [
    'chrome',
    'android',
    'WeChat',
    `${VIEW} XWEB/1160117 MMWEBSDK/20240501 MicroMessenger/8.0.50.2701(0x28003252) WeChat/arm64 Weixin NetType/WIFI Language/en`,
  ],
  [
    'other',
    'ios',
    'WeChat',
    `${IPHONE} Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/en`,
  ],
  ['chrome', 'android', 'NAVER', `${VIEW} NAVER(inapp; search; 2000; 12.6.3)`],
  ['other', 'ios', 'NAVER', `${IPHONE} Mobile/15E148 NAVER(inapp; search; 2000; 12.6.3; 15PRO)`],
  ['chrome', 'android', 'Daum', `${VIEW} DaumApps/7.12.0 DaumDevice/mobile`],
  [
    'chrome',
    'android',
    'Telegram',
    `${VIEW} Telegram-Android/11.1.3 (Samsung SM-S911N; Android 14; SDK 34; HIGH)`,
  ],
  [
    'chrome',
    'android',
    'TikTok',
    `${VIEW} trill_340505 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/trill app_version/34.5.5 ByteLocale/en BytedanceWebview/d8a21c6`,
  ],
  ['other', 'ios', 'TikTok', `${IPHONE} Mobile/15E148 musical_ly_34.6.0 JsSdk/2.0 NetType/WIFI`],
  [
    'other',
    'ios',
    'Snapchat',
    `${IPHONE} Mobile/15E148 Snapchat/12.91.0.37 (like Safari/8618.2.12.10.9, panda)`,
  ],
  ['other', 'ios', 'X', `${IPHONE} Mobile/21F90 Twitter for iPhone/10.44`],
  ['other', 'ios', 'LinkedIn', `${IPHONE} Mobile/15E148 [LinkedInApp]/9.30.1234`],
  ['other', 'ios', 'Google', `${IPHONE} GSA/320.0.640738046 Mobile/15E148 Safari/604.1`],
  // Apps without a name
  ['chrome', 'android', '', VIEW],
  ['other', 'ios', '', `${IPHONE} Mobile/15E148`],
];

for (const [family, system, app, userAgent] of table) {
  test(`${app === null ? family : `app “${app}”`} on ${system}: …${userAgent.slice(-50)}`, () => {
    assert.deepEqual(browserOf({ userAgent }), { family, system, app });
  });
}

test('an iPad that says it is a Mac has a touch screen', () => {
  assert.equal(browserOf({ userAgent: MAC, maxTouchPoints: 5 }).system, 'ios');
  assert.equal(browserOf({ userAgent: MAC, maxTouchPoints: 0 }).system, 'macos');
});

test('userAgentData knows better than a user agent that hides the system', () => {
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0';
  const told = (/** @type {string} */ platform) =>
    browserOf({ userAgent, userAgentData: { platform } }).system;
  assert.deepEqual(['Android', 'macOS', 'Windows', 'Linux', ''].map(told), [
    'android',
    'macos',
    'windows',
    'other',
    'other',
  ]);
});

test('the way out of an app keeps the invite', () => {
  const address = 'https://example.org/parley/#_TvoB9uAkAfCnUFFHYji2w';
  const out = (/** @type {string} */ userAgent) => linkOutOf(browserOf({ userAgent }), address);
  const encoded = 'https%3A%2F%2Fexample.org%2Fparley%2F%23_TvoB9uAkAfCnUFFHYji2w';
  const kakao = `kakaotalk://web/openExternal?url=${encoded}`;
  assert.equal(out(`${VIEW};KAKAOTALK 2410510`), kakao);
  assert.equal(out(`${IPHONE} Mobile/15E148 KAKAOTALK 10.8.2`), kakao);
  assert.equal(
    out(`${IPHONE} Mobile/15E148 Safari Line/14.8.0`),
    'https://example.org/parley/?openExternalBrowser=1#_TvoB9uAkAfCnUFFHYji2w',
  );
  assert.equal(
    out(`${VIEW} Instagram 334.0.0.42.95 Android`),
    'intent://example.org/parley/#_TvoB9uAkAfCnUFFHYji2w#Intent;scheme=https;action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end',
  );
  assert.equal(out(`${IPHONE} Mobile/21F90 Instagram 334.0.4.32.98`), null);
});
