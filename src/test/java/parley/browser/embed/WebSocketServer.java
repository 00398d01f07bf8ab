package parley.browser.embed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * WebSockets (RFC 6455) on 127.0.0.1 and nowhere else, which servers for tests cannot promise. A thread for each
 * connection: few come at a time.
 */
final class WebSocketServer implements AutoCloseable {
    /** What happens on a connection, one thing after another. */
    interface Listener {
        Answer answer(String target);

        void opened(Connection connection) throws IOException;

        void heard(Connection connection, String text) throws IOException;

        void closed(Connection connection) throws IOException;
    }

    /** To whoever asks for a WebSocket; others are told that they should have. */
    enum Answer {
        ACCEPT,
        REFUSE,
        /** Nobody is told where the refusal ends. */
        REFUSE_WITHOUT_END
    }

    private static final int BACKLOG = 200;
    private static final int LONGEST_HEAD = 16_384;
    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final Pattern TARGET = Pattern.compile("GET (\\S+) HTTP/1\\.1\r\n");
    private static final Pattern KEY = Pattern.compile("(?i)\r\nSec-WebSocket-Key: *(\\S+)");
    private static final String SUFFIX_OF_KEYS = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Listener listener;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** @param port 0 for a free one */
    WebSocketServer(int port, Listener listener) {
        this.listener = listener;
        try {
            server = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "websocket-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                start(() -> serve(socket));
            } catch (IOException e) {
                // Closed, or whoever asked has gone again.
            }
        }
    }

    private void serve(Socket socket) {
        sockets.add(socket);
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            String head = head(in);
            Matcher target = TARGET.matcher(head);
            Matcher key = KEY.matcher(head);
            if (!target.lookingAt() || !key.find()) {
                refuse(out, "400 Bad Request");
                return;
            }
            switch (listener.answer(target.group(1))) {
                case REFUSE -> refuse(out, "403 Forbidden");
                case REFUSE_WITHOUT_END -> {
                    out.writeBytes("HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\n\r\n");
                    in.read();
                }
                case ACCEPT -> converse(target.group(1), key.group(1), in, out);
            }
        } catch (IOException e) {
            // Gone without a goodbye, as pages go.
        } finally {
            sockets.remove(socket);
        }
    }

    private void converse(String target, String key, DataInputStream in, DataOutputStream out) throws IOException {
        out.writeBytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accepted(key) + "\r\n\r\n");
        Connection connection = new Connection(target, in, out);
        listener.opened(connection);
        try {
            connection.hear();
        } finally {
            listener.closed(connection);
        }
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** As servers in Go do it, which go2rtc is. */
    private static void refuse(DataOutputStream out, String status) throws IOException {
        out.writeBytes("HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "X-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: " + status.length()
                + "\r\n\r\n" + status);
    }

    private static String accepted(String key) {
        try {
            byte[] bytes = (key + SUFFIX_OF_KEYS).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From the handshake on. */
    final class Connection {
        private final String target;
        private final DataInputStream in;
        private final DataOutputStream out;
        private volatile boolean isClosed;

        private Connection(String target, DataInputStream in, DataOutputStream out) {
            this.target = target;
            this.in = in;
            this.out = out;
        }

        /** Path and query. */
        String target() {
            return target;
        }

        boolean isOpen() {
            return !isClosed;
        }

        void sendText(String text) throws IOException {
            send(TEXT, text.getBytes(StandardCharsets.UTF_8));
        }

        void sendBinary(byte... bytes) throws IOException {
            send(BINARY, bytes);
        }

        /** The connection ends when the other side has said so too. */
        synchronized void close(int code, String reason) throws IOException {
            if (isClosed) {
                return;
            }
            byte[] text = reason.getBytes(StandardCharsets.UTF_8);
            byte[] body = new byte[2 + text.length];
            body[0] = (byte) (code >> 8);
            body[1] = (byte) code;
            System.arraycopy(text, 0, body, 2, text.length);
            send(CLOSE, body);
            isClosed = true;
        }

        private synchronized void send(int opcode, byte[] body) throws IOException {
            if (isClosed) {
                throw new IOException("It is closed.");
            }
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            DataOutputStream parts = new DataOutputStream(frame);
            parts.writeByte(0x80 | opcode);
            if (body.length < 126) {
                parts.writeByte(body.length);
            } else if (body.length < 1 << 16) {
                parts.writeByte(126);
                parts.writeShort(body.length);
            } else {
                parts.writeByte(127);
                parts.writeLong(body.length);
            }
            parts.write(body);
            out.write(frame.toByteArray());
        }

        private void hear() throws IOException {
            try {
                ByteArrayOutputStream message = new ByteArrayOutputStream();
                for (int opcode = -1; opcode != CLOSE; ) {
                    int first = in.readUnsignedByte();
                    opcode = first & 0x0f;
                    byte[] body = body(LONGEST_MESSAGE - message.size());
                    switch (opcode) {
                        case CONTINUATION, TEXT -> message.write(body);
                        case PING -> send(PONG, body);
                        default -> {} // nobody sends others that matter
                    }
                    if (opcode <= TEXT && first >= 0x80) {
                        listener.heard(this, message.toString(StandardCharsets.UTF_8));
                        message.reset();
                    }
                }
                close(1000, "");
            } finally {
                isClosed = true;
            }
        }

        private byte[] body(int longest) throws IOException {
            long length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            if (length > longest) {
                throw new IOException("too long: " + length);
            }
            byte[] mask = in.readNBytes(4); // browsers always have one
            byte[] body = in.readNBytes((int) length);
            for (int i = 0; i < body.length; i++) {
                body[i] ^= mask[i % 4];
            }
            return body;
        }
    }
}
