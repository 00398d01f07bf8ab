import { WebRTCVideo } from 'parley-embed/react';
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const sources = ['door', 'garden'];

function Camera({ source }) {
  const video = useRef(null);
  const [state, setState] = useState('Connecting…');

  const describe = async () => {
    const stats = await video.current.stats();
    const incoming = [...(stats?.values() ?? [])].find(
      ({ type, kind }) => type === 'inbound-rtp' && kind === 'video',
    );
    setState(incoming ? `${incoming.frameWidth} × ${incoming.frameHeight}` : 'No picture');
  };

  return (
    <figure style={{ margin: 0 }}>
      <WebRTCVideo
        ref={video}
        wsURL={`wss://cameras.example.org/api/ws?src=${source}`}
        media="video"
        muted
        onConnecting={() => setState('Connecting…')}
        onPlaying={() => setState('Live')}
        onStalled={() => setState('Waiting for the picture…')}
        onFailed={({ detail }) => setState(`${detail.code}: ${detail.remedy}`)}
        style={{ inlineSize: '20rem', aspectRatio: '16 / 9' }}
      />
      <figcaption>
        {source}: <span role="status">{state}</span> <button onClick={describe}>Size</button>
      </figcaption>
    </figure>
  );
}

function App() {
  const [shown, setShown] = useState(sources);
  return (
    <main style={{ fontFamily: 'system-ui, sans-serif', margin: '2rem' }}>
      <h1>Cameras</h1>
      <p>
        <button onClick={() => setShown(sources)}>All</button>{' '}
        <button onClick={() => setShown([])}>None</button>
      </p>
      <div style={{ display: 'flex', gap: '1rem', flexWrap: 'wrap' }}>
        {shown.map((source) => (
          <Camera key={source} source={source} />
        ))}
      </div>
    </main>
  );
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
