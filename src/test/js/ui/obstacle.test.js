import assert from 'node:assert/strict';
import { test } from 'node:test';

// The views behind it are custom elements; what is decided needs no DOM.
Object.assign(globalThis, { HTMLElement: class {}, customElements: { define() {} } });
const { obstacleOf, secureAddress } = await import('../../../../webapp/ui/obstacle.js');

/** @type {any} */
const capable = {
  isSecureContext: true,
  crypto: { subtle: {} },
  RTCPeerConnection: class {},
  WebSocket: class {},
  navigator: { locks: {}, mediaDevices: { getUserMedia() {} } },
};
/** @type {any} */
const browser = { family: 'chrome', system: 'android', app: null };
const inApp = { ...browser, app: 'KakaoTalk' };

test('nothing hinders a browser that can do it, not even that of an app', () => {
  assert.equal(obstacleOf(browser, capable), null);
  assert.equal(obstacleOf(inApp, capable), null);
});

test('without https there are no calls', () => {
  assert.equal(obstacleOf(browser, { ...capable, isSecureContext: false }), 'insecure');
  assert.equal(obstacleOf(browser, { ...capable, crypto: {} }), 'insecure');
});

test('a browser without WebRTC or locks', () => {
  const { RTCPeerConnection: _, ...without } = capable;
  assert.equal(obstacleOf(browser, without), 'incapable');
  assert.equal(obstacleOf(browser, { ...capable, navigator: {} }), 'incapable');
  assert.equal(obstacleOf(inApp, without), 'in-app-incapable');
});

test('no camera stops nobody; an app without any says where there is one', () => {
  const bare = { ...capable, navigator: { locks: {} } };
  assert.equal(obstacleOf(browser, bare), null);
  assert.equal(obstacleOf(inApp, bare), 'in-app');
});

test('the address with https is named where it can be guessed', () => {
  assert.equal(secureAddress('http://example.org/parley/#x'), 'https://example.org/parley/#x');
  assert.equal(secureAddress('http://example.org:8080/parley/'), null);
  assert.equal(secureAddress('https://example.org/parley/'), null);
});
