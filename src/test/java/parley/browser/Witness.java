package parley.browser;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;

/** Reads what arrives at a video element, in the browser: the colour and the numbers of pictures, the tone of sound. */
final class Witness {
    /** Reads pictures until there are as many different numbers as asked for, 30 s at most. */
    private static final String PICTURES = """
            async (video, [wanted, bits]) => {
              const canvas = new OffscreenCanvas(320, 180);
              const context = canvas.getContext('2d', { willReadFrequently: true });
              const at = (x, y) => context.getImageData(x, y, 1, 1).data;
              const numbers = [];
              let colour = '';
              const end = performance.now() + 30_000;
              while (numbers.length < wanted && performance.now() < end) {
                await new Promise((done) => {
                  video.requestVideoFrameCallback(done);
                  setTimeout(done, 1_000);
                });
                context.drawImage(video, 0, 0, 320, 180);
                const [red, green, blue] = at(160, 120);
                if (Math.max(red, green, blue) < 60) continue;
                colour = red > 2 * blue ? 'red' : blue > 2 * red ? 'blue' : `rgb(${red},${green},${blue})`;
                let number = 0;
                for (let bit = 0; bit < bits; bit++) number |= (at(40 * bit + 20, 20)[1] > 128) << bit;
                if (numbers.at(-1) !== number) numbers.push(number);
              }
              return { colour, numbers };
            }""";

    /** Listens until it has heard a tone and a silence, 30 s at most. */
    private static final String SOUND = """
            async (video) => {
              const audio = new AudioContext();
              const analyser = new AnalyserNode(audio, { fftSize: 4096, smoothingTimeConstant: 0 });
              audio.createMediaStreamSource(video.srcObject).connect(analyser);
              const bins = new Float32Array(analyser.frequencyBinCount);
              const heard = [];
              let silent = false;
              const end = performance.now() + 30_000;
              while ((heard.length < 5 || !silent) && performance.now() < end) {
                await new Promise((done) => setTimeout(done, 50));
                analyser.getFloatFrequencyData(bins);
                const peak = bins.indexOf(Math.max(...bins));
                if (bins[peak] > -45) heard.push(Math.round((peak * audio.sampleRate) / 4096));
                else if (bins[peak] < -60) silent = true;
              }
              await audio.close();
              return { heard: heard.sort((a, b) => a - b), silent };
            }""";

    private Witness() {}

    /** What was seen: one colour, and the numbers in the order in which they came. */
    record Pictures(String colour, List<Integer> numbers) {
        /** How many of the steps from one picture to the next are no more than a few frames forward. */
        long stepsForward() {
            int count = 1 << FakeMedia.BITS;
            long forward = 0;
            for (int i = 1; i < numbers.size(); i++) {
                int step = Math.floorMod(numbers.get(i) - numbers.get(i - 1), count);
                forward += step < count / 2 ? 1 : 0;
            }
            return forward;
        }
    }

    /** What was heard: the median of the loudest frequencies, 0 for none, and whether there was silence between. */
    record Sound(int hertz, boolean beeps) {}

    static Pictures pictures(Locator video, int wanted) {
        Map<?, ?> seen = (Map<?, ?>) video.evaluate(PICTURES, List.of(wanted, FakeMedia.BITS));
        List<Integer> numbers = ((List<?>) seen.get("numbers"))
                .stream().map(number -> ((Number) number).intValue()).toList();
        return new Pictures((String) seen.get("colour"), numbers);
    }

    static Sound sound(Locator video) {
        Map<?, ?> result = (Map<?, ?>) video.evaluate(SOUND);
        List<?> heard = (List<?>) result.get("heard");
        int hertz = heard.isEmpty() ? 0 : ((Number) heard.get(heard.size() / 2)).intValue();
        return new Sound(hertz, (Boolean) result.get("silent"));
    }

    /** Frames presented so far. */
    static int frames(Locator video) {
        return ((Number) video.evaluate("video => video.getVideoPlaybackQuality().totalVideoFrames")).intValue();
    }
}
