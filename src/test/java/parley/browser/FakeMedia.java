package parley.browser;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * What a fake camera and a fake microphone give, made so that it can be recognised where it arrives: pictures of one
 * colour that carry their number as black and white blocks, and a tone that beeps. {@link Witness} reads them.
 *
 * @param red true for a red picture, false for a blue one
 * @param hertz the tone's frequency
 */
record FakeMedia(boolean red, int hertz) {
    static final int WIDTH = 320;
    static final int HEIGHT = 180;
    static final int FRAMES_PER_SECOND = 15;
    /** Bits of the number, each a block at the upper edge; the numbers begin anew after the greatest. */
    static final int BITS = 6;

    private static final int BLOCK = 40;
    private static final int SAMPLES_PER_SECOND = 48_000;
    private static final byte BLACK = 16;
    private static final byte WHITE = (byte) 235;
    private static final byte GREY = (byte) 128;
    /** ITU-R BT.601, limited range. */
    private static final int[] RED = {81, 90, 240};

    private static final int[] BLUE = {41, 240, 110};

    /** The arguments with which Chromium shows this. Writes the files. */
    String[] arguments(Path directory) {
        try {
            Files.createDirectories(directory);
            Path video = directory.resolve((red ? "red" : "blue") + ".y4m");
            Path audio = directory.resolve(hertz + ".wav");
            put(video, this::writeVideo);
            put(audio, file -> Files.write(file, wave()));
            return new String[] {
                "--use-file-for-fake-video-capture=" + video.toAbsolutePath(),
                "--use-file-for-fake-audio-capture=" + audio.toAbsolutePath()
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writer {
        void write(Path file) throws IOException;
    }

    /** Complete or absent: other tests may be reading it, or writing it as well. */
    private static void put(Path file, Writer writer) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), null, null);
        writer.write(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void writeVideo(Path file) throws IOException {
        int[] colour = red ? RED : BLUE;
        byte[] y = new byte[WIDTH * HEIGHT];
        byte[] u = new byte[WIDTH * HEIGHT / 4];
        byte[] v = new byte[WIDTH * HEIGHT / 4];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            String header = "YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F" + FRAMES_PER_SECOND + ":1 Ip A1:1 C420jpeg\n";
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            for (int number = 0; number < 1 << BITS; number++) {
                Arrays.fill(y, (byte) colour[0]);
                Arrays.fill(u, (byte) colour[1]);
                Arrays.fill(v, (byte) colour[2]);
                for (int bit = 0; bit < BITS; bit++) {
                    fillBlock(y, WIDTH, BLOCK, bit, (number >> bit & 1) == 1 ? WHITE : BLACK);
                    fillBlock(u, WIDTH / 2, BLOCK / 2, bit, GREY);
                    fillBlock(v, WIDTH / 2, BLOCK / 2, bit, GREY);
                }
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(y);
                out.write(u);
                out.write(v);
            }
        }
    }

    private static void fillBlock(byte[] plane, int stride, int size, int index, byte value) {
        for (int row = 0; row < size; row++) {
            Arrays.fill(plane, row * stride + index * size, row * stride + (index + 1) * size, value);
        }
    }

    /** A second of sound in a WAV file: half of it the tone, half of it silence. */
    private byte[] wave() {
        int samples = SAMPLES_PER_SECOND;
        ByteBuffer data = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            double tone = i < samples / 2 ? Math.sin(2 * Math.PI * hertz * i / SAMPLES_PER_SECOND) : 0;
            data.putShort((short) (tone * 12_000));
        }
        ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + data.capacity())
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(SAMPLES_PER_SECOND)
                .putInt(2 * SAMPLES_PER_SECOND)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(data.capacity());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        file.writeBytes(data.array());
        return file.toByteArray();
    }
}
