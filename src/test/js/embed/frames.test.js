import assert from 'node:assert/strict';
import { test } from 'node:test';
import { descriptionFrame, read } from '../../../../webapp/embed/frames.js';
import { withBitrate } from '../../../../webapp/embed/sections.js';

const text = (/** @type {object} */ frame) => read(JSON.stringify(frame));

test('both forms of an answer mean the same', () => {
  const description = { type: 'answer', sdp: 'v=0' };
  const older = text({ type: 'webrtc/answer', value: 'v=0' });
  const newer = text({ type: 'webrtc', value: description });
  assert.deepEqual(older, { description, iceServers: undefined });
  assert.deepEqual(newer, older);
});

test('an offer may bring ICE servers', () => {
  const ice_servers = [{ urls: ['stun:stun.example.org'] }];
  const heard = text({ type: 'webrtc', value: { type: 'offer', sdp: 'v=0', ice_servers } });
  assert.deepEqual(heard, {
    description: { type: 'offer', sdp: 'v=0' },
    iceServers: ice_servers,
  });
});

test('candidates are bare, and an empty one is one', () => {
  assert.deepEqual(text({ type: 'webrtc/candidate', value: 'candidate:1' }), {
    candidate: 'candidate:1',
  });
  assert.deepEqual(text({ type: 'webrtc/candidate', value: '' }), { candidate: '' });
});

test('an error is told, whatever it is', () => {
  assert.deepEqual(text({ type: 'error', value: 'gone' }), { error: 'gone' });
  assert.deepEqual(text({ type: 'error', value: { code: 7 } }), { error: '{"code":7}' });
});

test('frames for others are none of our business', () => {
  assert.deepEqual(text({ type: 'mse', value: 'video/mp4' }), { type: 'mse' });
});

for (const [name, data] of Object.entries({
  'no JSON': '<html>',
  'no object': '7',
  nothing: 'null',
  'no type': '{}',
  'no text': new ArrayBuffer(1),
  'an answer without text': '{"type":"webrtc/answer","value":{}}',
  'a description without type': '{"type":"webrtc","value":{"sdp":"v=0"}}',
  'a description that is none': '{"type":"webrtc","value":null}',
  'a candidate that is none': '{"type":"webrtc/candidate","value":7}',
})) {
  test(`${name} is no frame`, () => {
    assert.throws(() => read(data), { code: 'frame-invalid' });
  });
}

test('servers are told of ICE servers in the newer form', () => {
  assert.deepEqual(descriptionFrame('offer', 'v=0', []), { type: 'webrtc/offer', value: 'v=0' });
  const iceServers = [{ urls: 'stun:stun.example.org' }];
  assert.deepEqual(descriptionFrame('offer', 'v=0', iceServers), {
    type: 'webrtc',
    value: { type: 'offer', sdp: 'v=0', ice_servers: iceServers },
  });
});

test('a limit is for pictures that are received', () => {
  const section = (/** @type {string} */ kind, /** @type {string} */ direction) =>
    `m=${kind} 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=${direction}\r\n`;
  const head = 'v=0\r\n';
  const others = section('audio', 'recvonly') + section('video', 'sendonly');
  const sdp = head + section('video', 'recvonly') + others;
  const limited = section('video', 'recvonly').replace('a=', 'b=AS:601\r\nb=TIAS:600500\r\na=');
  assert.equal(withBitrate(sdp, 600_500), head + limited + others);
  assert.equal(withBitrate(sdp, undefined), sdp);
});
