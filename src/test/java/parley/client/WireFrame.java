package parley.client;

import java.nio.ByteBuffer;

/** WebSocket frames as bytes (RFC 6455, section 5.2). */
public final class WireFrame {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    /** One mask for all: it protects proxies, of which there are none here, and costs the server the same. */
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int MAX_SHORT = 0xffff;

    private WireFrame() {}

    /** A whole frame as clients send it. */
    public static byte[] masked(int opcode, byte[] payload) {
        int length = payload.length;
        int header = payloadIndex(length);
        byte[] frame = new byte[header + length];
        frame[0] = (byte) (FINAL | opcode);
        if (length < SHORT) {
            frame[1] = (byte) (MASKED | length);
        } else if (length <= MAX_SHORT) {
            frame[1] = (byte) (MASKED | SHORT);
            ByteBuffer.wrap(frame).putShort(2, (short) length);
        } else {
            frame[1] = (byte) (MASKED | LONG);
            ByteBuffer.wrap(frame).putLong(2, length);
        }
        System.arraycopy(MASK, 0, frame, header - MASK.length, MASK.length);
        for (int i = 0; i < length; i++) {
            frame[header + i] = masked(payload[i], i);
        }
        return frame;
    }

    /** Where the payload of a masked frame begins. */
    public static int payloadIndex(int payloadLength) {
        return (payloadLength < SHORT ? 2 : payloadLength <= MAX_SHORT ? 4 : 10) + MASK.length;
    }

    /** A byte of the payload as it stands in a masked frame. */
    public static byte masked(byte value, int index) {
        return (byte) (value ^ MASK[index & 3]);
    }

    /** Length of an unmasked frame's header, 0 if it has not come whole. */
    public static int headerLength(byte[] bytes, int from, int end) {
        if (end - from < 2) {
            return 0;
        }
        int header = bytes[from + 1] < SHORT ? 2 : bytes[from + 1] == SHORT ? 4 : 10;
        return end - from < header ? 0 : header;
    }

    /** Length of an unmasked frame's payload. */
    public static int payloadLength(byte[] bytes, int from) {
        int length = bytes[from + 1];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return length < SHORT
                ? length
                : length == SHORT ? buffer.getShort(from + 2) & 0xffff : Math.toIntExact(buffer.getLong(from + 2));
    }
}
