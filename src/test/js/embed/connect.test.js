import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from '../../../../webapp/embed/connect.js';

test('a socket that cannot be leaves no peer connection behind', () => {
  let open = 0;
  Object.assign(globalThis, {
    document: { baseURI: 'http://intranet.example/' },
    location: { protocol: 'http:' },
    RTCPeerConnection: class {
      constructor() {
        open += 1;
      }
      close() {
        open -= 1;
      }
    },
    WebSocket: class {
      constructor() {
        throw new DOMException('not here', 'SecurityError');
      }
    },
  });
  assert.throws(() => connect('video', null, 'ws://cameras.example/'), { code: 'mixed-content' });
  assert.equal(open, 0);
});
