/**
 * Answers viewers as a server of cameras does, in the form in which they ask. What is in the name of a source says how.
 *
 * @param {string} address  of the stand-in, for its camera
 */
(address) => {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  const pen = canvas.getContext('2d');
  let number = 0;
  const dusk = pen.createLinearGradient(0, 0, 0, 180);
  dusk.addColorStop(0, '#27364f');
  dusk.addColorStop(1, '#c98b6b');
  /** A door at dusk, and somebody with a lamp who walks by. */
  setInterval(() => {
    number += 1;
    pen.fillStyle = dusk;
    pen.fillRect(0, 0, 320, 180);
    pen.fillStyle = '#3a2c2a';
    pen.fillRect(0, 150, 320, 30);
    pen.fillRect(110, 30, 100, 130);
    pen.fillStyle = '#7b4b3a';
    pen.fillRect(118, 38, 84, 122);
    pen.fillStyle = '#ffe9a8';
    pen.beginPath();
    pen.arc((number * 3) % 320, 120, 9, 0, 7);
    pen.fill();
    pen.font = '14px monospace';
    pen.fillText(new Date().toISOString().slice(0, 19).replace('T', ' '), 8, 20);
  }, 40);
  const [picture] = canvas.captureStream(25).getTracks();
  const audio = new AudioContext();
  const sink = audio.createMediaStreamDestination();
  const tone = audio.createOscillator();
  tone.connect(sink);
  tone.start();
  const [sound] = sink.stream.getTracks();

  const viewers = new Map();
  const socket = new WebSocket(address);
  const say = (viewer, type, value) =>
    socket.send(JSON.stringify({ viewer, frame: { type, value } }));

  /** The offer with the codecs of a camera in front: Chromium sends the first one. */
  const withFirst = (sdp, names) =>
    sdp
      .split(/^(?=m=)/m)
      .map((section) => {
        const first = Array.from(section.matchAll(/^a=rtpmap:(\d+) (\w+)/gm))
          .filter(([, , name]) => names.includes(name))
          .map(([, type]) => type);
        return section.replace(/^(m=\w+ \d+ \S+) (.*)/, (_, start, types) => {
          const others = types
            .trim()
            .split(' ')
            .filter((type) => !first.includes(type));
          return [start, ...first, ...others].join(' ');
        });
      })
      .join('');

  const answer = async (viewer, source, frame) => {
    const isNew = frame.type === 'webrtc';
    const offered = isNew ? frame.value.sdp : frame.value;
    const sdp = source === 'h264' ? withFirst(offered, ['H264', 'PCMA']) : offered;
    const pc = new RTCPeerConnection();
    viewers.set(viewer, pc);
    pc.isLonely = source === 'lonely'; // nobody finds it
    pc.stays = source === 'stays'; // when the socket is closed; as a rule a camera is gone then
    const candidates = [];
    let isAnswered = false;
    const tell = (candidate) => say(viewer, 'webrtc/candidate', candidate);
    pc.onicecandidate = ({ candidate }) => {
      if (candidate === null || candidate.candidate === '') return;
      if (source === 'early') tell(candidate.candidate);
      else if (source === 'late') setTimeout(() => tell(candidate.candidate), 1500);
      else if (source !== 'lonely') {
        if (isAnswered) tell(candidate.candidate);
        else candidates.push(candidate.candidate);
      }
    };
    await pc.setRemoteDescription({ type: 'offer', sdp });
    for (const transceiver of pc.getTransceivers()) {
      const { kind } = transceiver.receiver.track;
      const isWanted = /a=(recvonly|sendrecv)/.test(
        sdp.split(/^(?=m=)/m).find((section) => section.includes(`a=mid:${transceiver.mid}\r\n`)),
      );
      if (source === `no-${kind}`) transceiver.stop();
      else if (isWanted) {
        transceiver.direction = 'sendonly';
        if (source !== 'nothing')
          await transceiver.sender.replaceTrack(kind === 'video' ? picture : sound);
      } else if (source === 'deaf') transceiver.direction = 'inactive';
    }
    await pc.setLocalDescription();
    if (source === 'early') await new Promise((done) => setTimeout(done, 300));
    const description = pc.localDescription;
    if (isNew) say(viewer, 'webrtc', { type: 'answer', sdp: description.sdp });
    else say(viewer, 'webrtc/answer', description.sdp);
    isAnswered = true;
    candidates.splice(0).forEach(tell);
  };

  socket.onmessage = async ({ data }) => {
    const { viewer, source, frame, gone } = JSON.parse(data);
    if (gone) {
      if (!viewers.get(viewer)?.stays) viewers.get(viewer)?.close();
    } else if (frame.type === 'webrtc/candidate') {
      const pc = viewers.get(viewer);
      if (!pc?.isLonely) await pc?.addIceCandidate({ candidate: frame.value, sdpMid: '0' });
    } else {
      await answer(viewer, source, frame);
    }
  };

  window.camera = {
    freeze: () => {
      for (const pc of viewers.values()) {
        pc.frozen = pc.getSenders().map((sender) => [sender, sender.track]);
        for (const [sender] of pc.frozen) sender.replaceTrack(null);
      }
    },
    thaw: () => {
      for (const pc of viewers.values()) {
        for (const [sender, track] of pc.frozen) sender.replaceTrack(track);
      }
    },
    hangUp: () => {
      for (const pc of viewers.values()) pc.close();
    },
    connections: () => [...viewers.values()].filter((pc) => pc.signalingState !== 'closed').length,
    received: async (kind, count) => {
      let total = 0;
      for (const pc of viewers.values()) {
        for (const report of (await pc.getStats()).values()) {
          if (report.type === 'inbound-rtp' && report.kind === kind) total += report[count] ?? 0;
        }
      }
      return total;
    },
  };
  return new Promise((done) => (socket.onopen = () => done()));
};
