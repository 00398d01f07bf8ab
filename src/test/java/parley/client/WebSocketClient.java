package parley.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The client's side of one WebSocket (RFC 6455), without extensions. For the event loop's thread alone. */
public final class WebSocketClient {
    /** What comes from the server. */
    public interface Listener {
        void opened();

        /** A whole message, from one index up to, but not including, another; the array is used again afterwards. */
        void text(byte[] bytes, int from, int to);

        /** @param code {@link #ABNORMAL} where the connection ended without one */
        void closed(int code);
    }

    /** The code of a connection that ended without one. */
    public static final int ABNORMAL = 1006;

    private static final byte[] NONE = {};
    /** One key for all: it keeps caches from answering, of which there are none here. Key and answer are the RFC's. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private final EventLoop loop;
    private final Listener listener;
    private final byte[] request;
    private final SocketChannel channel;
    private final SelectionKey key;

    private boolean open;
    private int closeCode = ABNORMAL;
    /** The beginning of something of which the rest has not come. */
    private byte[] remainder = NONE;
    /** The beginning of a message in several frames, or null. */
    private ByteArrayOutputStream fragments;
    /** What the socket did not take at once. */
    private byte[] unsent = NONE;

    /** Connects. @param source the address to connect from; null leaves it to the system */
    public WebSocketClient(EventLoop loop, InetAddress source, InetSocketAddress server, String path, Listener listener)
            throws IOException {
        this.loop = loop;
        this.listener = listener;
        this.request = request(server, path);
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (source != null) {
            channel.bind(new InetSocketAddress(source, 0));
        }
        Runnable ready = this::ready;
        key = channel.register(loop.selector(), SelectionKey.OP_CONNECT, ready);
        try {
            if (channel.connect(server)) {
                connected();
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static byte[] request(InetSocketAddress server, String path) {
        String host = server.getHostString() + ":" + server.getPort();
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: " + KEY + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The selector has found the connection ready for something. */
    private void ready() {
        if (!key.isValid()) {
            // Closed by another one that was ready at the same time.
            return;
        }
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                connected();
            } else if (key.isWritable()) {
                byte[] rest = unsent;
                unsent = NONE;
                key.interestOps(SelectionKey.OP_READ);
                write(ByteBuffer.wrap(rest));
            }
            if (key.isValid() && key.isReadable()) {
                read();
            }
        } catch (IOException e) {
            end();
        }
    }

    private void connected() throws IOException {
        key.interestOps(SelectionKey.OP_READ);
        write(ByteBuffer.wrap(request));
    }

    private void read() throws IOException {
        ByteBuffer input = loop.input().clear().put(remainder);
        int count = channel.read(input);
        int end = input.position();
        if (count < 0) {
            end();
            return;
        }
        int used = open ? frames(input.array(), 0, end) : response(input.array(), end);
        // Closed meanwhile, or nearly always: nothing is left.
        remainder = used == end ? NONE : Arrays.copyOfRange(input.array(), used, end);
    }

    /** @return how many bytes have been dealt with */
    private int response(byte[] bytes, int end) throws IOException {
        String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        int length = text.indexOf("\r\n\r\n") + 4;
        if (length < 4) {
            return 0;
        }
        if (!text.startsWith("HTTP/1.1 101 ") || !text.contains(ACCEPT)) {
            end();
            return end;
        }
        open = true;
        listener.opened();
        return frames(bytes, length, end);
    }

    /** @return the index behind the last whole frame */
    private int frames(byte[] bytes, int from, int end) throws IOException {
        int position = from;
        while (channel.isOpen()) {
            int header = WireFrame.headerLength(bytes, position, end);
            if (header == 0) {
                break;
            }
            int length = WireFrame.payloadLength(bytes, position);
            if (end - position - header < length) {
                break;
            }
            int begin = position + header;
            position = begin + length;
            frame(bytes[begin - header], bytes, begin, position);
        }
        return channel.isOpen() ? position : end;
    }

    private void frame(byte first, byte[] bytes, int begin, int end) throws IOException {
        boolean isLast = first < 0;
        switch (first & 0xf) {
            case WireFrame.TEXT, WireFrame.CONTINUATION -> text(isLast, bytes, begin, end);
            case WireFrame.PING -> send(WireFrame.masked(WireFrame.PONG, Arrays.copyOfRange(bytes, begin, end)));
            case WireFrame.CLOSE -> {
                closeCode = end - begin < 2 ? 1005 : (bytes[begin] & 0xff) << 8 | bytes[begin + 1] & 0xff;
                send(WireFrame.masked(WireFrame.CLOSE, Arrays.copyOfRange(bytes, begin, Math.min(end, begin + 2))));
                end();
            }
            default -> throw new IllegalStateException("unexpected frame: " + first);
        }
    }

    private void text(boolean isLast, byte[] bytes, int begin, int end) {
        if (isLast && fragments == null) {
            listener.text(bytes, begin, end);
            return;
        }
        if (fragments == null) {
            fragments = new ByteArrayOutputStream();
        }
        fragments.write(bytes, begin, end - begin);
        if (isLast) {
            byte[] message = fragments.toByteArray();
            fragments = null;
            listener.text(message, 0, message.length);
        }
    }

    public void send(byte[] frame) {
        send(ByteBuffer.wrap(frame));
    }

    /** @param frame whole and masked; may be used again afterwards */
    public void send(ByteBuffer frame) {
        try {
            write(frame);
        } catch (IOException e) {
            end();
        }
    }

    private void write(ByteBuffer data) throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        if (unsent.length == 0) {
            channel.write(data);
        }
        if (data.hasRemaining()) {
            int before = unsent.length;
            unsent = Arrays.copyOf(unsent, before + data.remaining());
            data.get(unsent, before, data.remaining());
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Begins the closing handshake. */
    public void close(int code) {
        send(WireFrame.masked(WireFrame.CLOSE, new byte[] {(byte) (code >> 8), (byte) code}));
    }

    /** Ends the connection without a word to the server or the listener. */
    public void abort() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the connection is there, or on its way. */
    public boolean isAlive() {
        return channel.isOpen();
    }

    /** By which a proxy knows it. */
    public int localPort() {
        return channel.socket().getLocalPort();
    }

    private void end() {
        if (channel.isOpen()) {
            abort();
            listener.closed(closeCode);
        }
    }
}
