// Checked by DeclarationsTest, as whoever uses the package would have it checked; nothing runs it.
import { Failure, ParleyCall, ParleyVideo, connect } from 'parley-embed';
import { WebRTCVideo } from 'parley-embed/react';
import { useRef } from 'react';

const video = document.createElement('parley-video');
video.src = 'wss://cameras.example.org/api/ws?src=door';
video.bitrate = 2_500_000;
video.iceServers = [{ urls: 'stun:stun.example.org' }];
video.addEventListener('failed', ({ detail }) => {
  const again: number | null = detail.retryIn;
  if (detail.code === 'no-video') console.log(detail.remedy.length, again);
  // @ts-expect-error: there is no such code
  if (detail.code === 'no-such-code') console.log();
});
video.addEventListener('playing', async () => {
  const stats: RTCStatsReport | null = await video.stats();
  console.log(stats?.size, video.state === 'playing', video.video.videoWidth);
});
// @ts-expect-error: it is a method
video.start = 1;
new ParleyVideo().stop();

const call: ParleyCall = document.createElement('parley-call');
call.addEventListener('participants', ({ detail }) => detail.participants[0].name.trim());
call.join({ call: 'stand-up', camera: false });
// @ts-expect-error: a name is a text
call.join({ name: 7 });

const { pc, ws, answered, close } = connect('video+audio', null, 'wss://cameras.example.org/');
pc.addEventListener('track', () => ws.close());
answered.catch((error: Failure) => console.log(error.code, close()));

export function Page() {
  const ref = useRef<ParleyVideo>(null);
  return (
    <>
      <WebRTCVideo
        ref={ref}
        wsURL="wss://cameras.example.org/"
        media="video"
        fit="cover"
        onFailed={({ detail }) => console.log(detail.code)}
        style={{ inlineSize: 320 }}
      />
      <button onClick={() => ref.current?.start()}>Start</button>
      {/* @ts-expect-error: it needs an address */}
      <WebRTCVideo media="video" />
    </>
  );
}
