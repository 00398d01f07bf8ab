package parley.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy between browsers and the server, which can do what networks do: kill the WebSockets that go through it, let
 * none through, let nothing through, swallow everything, or pretend that the server has another name.
 */
public final class SignalingProxy implements AutoCloseable {
    private static final byte[] REFUSAL = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> webSockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean blocksWebSockets;
    private volatile boolean isGone;
    private volatile boolean swallows;
    private volatile boolean renamesServer;

    /** @param target a port on 127.0.0.1 */
    public SignalingProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start("accept", this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many WebSockets have been opened through it. */
    int webSocketsSoFar() {
        return accepted.get();
    }

    /** Answers handshakes itself, with 400, as a proxy does that does not know WebSockets; pages come through. */
    void blockWebSockets(boolean block) {
        blocksWebSockets = block;
    }

    /** As if there were no server: everything that is open is reset, and nothing else comes about. */
    public void beGone(boolean gone) {
        isGone = gone;
        if (gone) {
            sockets.forEach(SignalingProxy::reset);
        }
    }

    /** As where packets are lost without a word: nothing is reset, nothing refused, and nothing arrives. */
    void swallow(boolean swallow) {
        swallows = swallow;
    }

    /** Tells the server another name than the browser asked for, as a proxy does that is not set up well. */
    void renameServer(boolean rename) {
        renamesServer = rename;
        sockets.forEach(SignalingProxy::reset); // also those that browsers keep for the next request
    }

    /** Resets all WebSockets: no closing handshake, as when a network goes away. */
    void killWebSockets() {
        for (Socket socket : webSockets) {
            webSockets.remove(socket);
            reset(socket);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // The end of the other side of this connection has closed it already.
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (isGone) {
                    reset(client);
                    continue;
                }
                Socket server = new Socket("127.0.0.1", target);
                sockets.add(client);
                sockets.add(server);
                if (isGone || listener.isClosed()) {
                    // Meanwhile: who resets all that is open may have missed these two.
                    reset(client);
                    reset(server);
                }
                start("upstream", () -> pump(client, server, true));
                start("downstream", () -> pump(server, client, false));
            } catch (IOException e) {
                // The listener was closed, or the server is gone: then the browser sees a connection that fails.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean upstream) {
        byte[] buffer = new byte[16_384];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (swallows) {
                    continue;
                }
                if (upstream && isHandshake(buffer, count)) {
                    if (blocksWebSockets) {
                        from.getOutputStream().write(REFUSAL);
                        return;
                    }
                    webSockets.add(from);
                    webSockets.add(to);
                    accepted.incrementAndGet();
                }
                if (upstream && renamesServer) {
                    out.write(renamed(buffer, count));
                } else {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // One side is gone, and so the other goes.
        } finally {
            for (Socket socket : new Socket[] {from, to}) {
                sockets.remove(socket);
                webSockets.remove(socket);
            }
        }
    }

    /** Of the same length, in whatever part of a request. */
    private byte[] renamed(byte[] buffer, int count) {
        return new String(buffer, 0, count, StandardCharsets.ISO_8859_1)
                .replace("Host: 127.0.0.1:" + port(), "Host: 127.0.0.2:" + port())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isHandshake(byte[] buffer, int count) {
        return new String(buffer, 0, Math.min(count, 64), StandardCharsets.ISO_8859_1).startsWith("GET /parley/calls/");
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, "proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
