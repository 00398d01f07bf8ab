import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { relaysOf, withRelaysOnly } from '../../../../webapp/rtc/relay-only.js';

const OWN = /203\.0\.113\.|192\.168\.|2001:db8:a|\.local/;

const RELAYED =
  'candidate:3 1 udp 41885439 198.51.100.7 50000 typ relay raddr 203.0.113.5 rport 40000 generation 0 ufrag x';
const CANDIDATES = [
  'candidate:1 1 udp 2113937151 3f2b-77.local 50001 typ host generation 0 ufrag x',
  'candidate:1 1 udp 2113937151 192.168.1.2 50001 typ host generation 0 ufrag x',
  'candidate:1 1 tcp 1518280447 2001:db8:a::2 9 typ host tcptype active',
  'candidate:2 1 udp 1677729535 203.0.113.5 40000 typ srflx raddr 192.168.1.2 rport 50001',
  'candidate:2 1 udp 1677729535 203.0.113.5 40000 typ prflx raddr 192.168.1.2 rport 50001',
  'candidate:2 1 udp 1677729535 203.0.113.5 40000 typ srflx raddr 0.0.0.0 rport 0 typ relay-like',
];

const DESCRIPTION = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 192.168.1.2',
  's=-',
  't=0 0',
  'c=IN IP6 2001:db8:a::2',
  'a=group:BUNDLE 0 1',
  'm=audio 40000 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 203.0.113.5',
  'a=rtcp:40001 IN IP4 203.0.113.5',
  ...CANDIDATES.map((candidate) => `a=${candidate}`),
  `a=${RELAYED}`,
  'a=end-of-candidates',
  'a=remote-candidates:1 203.0.113.5 40000',
  'a=ice-ufrag:x',
  'a=rtpmap:111 opus/48000/2',
  'm=video 0 UDP/TLS/RTP/SAVPF 96',
  'c=IN IP4 0.0.0.0',
  '',
].join('\r\n');

describe('candidates', () => {
  for (const candidate of CANDIDATES) {
    test(`${candidate} is not said`, () => {
      assert.equal(withRelaysOnly({ candidate: { candidate, sdpMid: '0' } }), null);
    });
  }

  test('a relayed one is said without its related address', () => {
    assert.deepEqual(
      withRelaysOnly({
        candidate: { candidate: RELAYED, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'x' },
      }),
      {
        candidate: {
          candidate:
            'candidate:3 1 udp 41885439 198.51.100.7 50000 typ relay raddr 0.0.0.0 rport 9 generation 0 ufrag x',
          sdpMid: '0',
          sdpMLineIndex: 0,
          usernameFragment: 'x',
        },
      },
    );
  });

  test('the related address is of the same family', () => {
    const candidate =
      'candidate:3 1 udp 1 2001:db8:b::7 50000 typ relay raddr 2001:db8:a::2 rport 4';
    const told = /** @type {any} */ (withRelaysOnly({ candidate: { candidate } }));
    assert.equal(
      told.candidate.candidate,
      'candidate:3 1 udp 1 2001:db8:b::7 50000 typ relay raddr :: rport 9',
    );
  });

  test('one without a related address, and the one that ends them, are said as they are', () => {
    for (const candidate of ['', 'candidate:3 1 udp 1 198.51.100.7 50000 typ relay']) {
      const signal = { candidate: { candidate, sdpMid: '0' } };
      assert.deepEqual(withRelaysOnly(signal), signal);
    }
  });
});

test('a description tells no address but the relay', () => {
  assert.match(DESCRIPTION, OWN);
  const told = /** @type {any} */ (
    withRelaysOnly({ description: { type: 'offer', sdp: DESCRIPTION } })
  );
  assert.equal(told.description.type, 'offer');
  assert.deepEqual(told.description.sdp.split('\r\n'), [
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'c=IN IP4 0.0.0.0',
    'a=group:BUNDLE 0 1',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'c=IN IP4 0.0.0.0',
    'a=rtcp:9 IN IP4 0.0.0.0',
    'a=candidate:3 1 udp 41885439 198.51.100.7 50000 typ relay raddr 0.0.0.0 rport 9 generation 0 ufrag x',
    'a=end-of-candidates',
    'a=ice-ufrag:x',
    'a=rtpmap:111 opus/48000/2',
    'm=video 0 UDP/TLS/RTP/SAVPF 96',
    'c=IN IP4 0.0.0.0',
    '',
  ]);
});

test('only TURN servers are relays', () => {
  const credentials = { username: 'u', credential: 'c' };
  assert.deepEqual(
    relaysOf([
      { urls: 'stun:a.example' },
      { urls: ['stun:a.example', 'turn:a.example', 'turns:a.example'], ...credentials },
      { urls: 'turn:b.example', ...credentials },
    ]),
    [
      { urls: ['turn:a.example', 'turns:a.example'], ...credentials },
      { urls: ['turn:b.example'], ...credentials },
    ],
  );
});
