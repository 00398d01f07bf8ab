package parley.benchmark;

/** WebSocket frames as bytes (RFC 6455, section 5.2). */
final class WireFrame {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    /** One mask for all: it protects proxies, of which there are none here, and costs the server the same. */
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private static final int SHORT = 126;
    private static final int LONG = 127;

    private WireFrame() {}

    /** A whole frame as clients send it. @param payload at most 65,535 bytes */
    static byte[] masked(int opcode, byte[] payload) {
        int length = payload.length;
        int header = payloadIndex(length);
        byte[] frame = new byte[header + length];
        frame[0] = (byte) (FINAL | opcode);
        if (length < SHORT) {
            frame[1] = (byte) (MASKED | length);
        } else {
            frame[1] = (byte) (MASKED | SHORT);
            frame[2] = (byte) (length >> 8);
            frame[3] = (byte) length;
        }
        System.arraycopy(MASK, 0, frame, header - MASK.length, MASK.length);
        for (int i = 0; i < length; i++) {
            frame[header + i] = masked(payload[i], i);
        }
        return frame;
    }

    /** Where the payload of a masked frame begins. */
    static int payloadIndex(int payloadLength) {
        return (payloadLength < SHORT ? 2 : 4) + MASK.length;
    }

    /** A byte of the payload as it stands in a masked frame. */
    static byte masked(byte value, int index) {
        return (byte) (value ^ MASK[index & 3]);
    }

    /** Length of an unmasked frame's header, 0 if it has not come whole. */
    static int headerLength(byte[] bytes, int from, int end) {
        if (end - from < 2) {
            return 0;
        }
        int header = bytes[from + 1] < SHORT ? 2 : bytes[from + 1] == SHORT ? 4 : 10;
        return end - from < header ? 0 : header;
    }

    /** Length of an unmasked frame's payload. */
    static int payloadLength(byte[] bytes, int from) {
        int length = bytes[from + 1];
        if (length == LONG) {
            throw new IllegalStateException("longer than any frame of the protocol");
        }
        return length < SHORT ? length : (bytes[from + 2] & 0xff) << 8 | bytes[from + 3] & 0xff;
    }
}
