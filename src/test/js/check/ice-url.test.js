import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyServer, parseIceUrl, urlsOf } from '../../../../webapp/check/ice-url.js';

test('transport, and which server it is', () => {
  const parts = (/** @type {string} */ url) => {
    const { isRelay, transport, place } = parseIceUrl(url);
    return [isRelay, transport, place];
  };
  assert.deepEqual(parts('stun:stun.example.org'), [false, 'udp', 'stun.example.org:3478']);
  assert.deepEqual(parts('turn:a.example:1234'), [true, 'udp', 'a.example:1234']);
  assert.deepEqual(parts('turn:a.example?transport=udp'), [true, 'udp', 'a.example:3478']);
  assert.deepEqual(parts('turn:a.example?transport=tcp'), [true, 'tcp', 'a.example:3478']);
  assert.deepEqual(parts('turns:a.example'), [true, 'tls', 'a.example:5349']);
  assert.deepEqual(parts('turns:a.example:443?transport=tcp'), [true, 'tls', 'a.example:443']);
  assert.deepEqual(parts('turn:[2001:db8::1]'), [true, 'udp', '[2001:db8::1]:3478']);
  assert.deepEqual(parts('turn:[2001:db8::1]:443'), [true, 'udp', '[2001:db8::1]:443']);
});

test('one server alone keeps its credentials', () => {
  const servers = [
    { urls: 'stun:a.example' },
    { urls: ['turn:b.example', 'turn:c.example'], username: 'u', credential: 'p' },
  ];
  const alone = [{ urls: ['turn:c.example'], username: 'u', credential: 'p' }];
  assert.deepEqual(onlyServer(servers, 'turn:c.example'), alone);
  assert.deepEqual(onlyServer(servers, 'turn:d.example'), []);
  const urls = urlsOf(servers).map(({ url }) => url);
  assert.deepEqual(urls, ['stun:a.example', 'turn:b.example', 'turn:c.example']);
});
