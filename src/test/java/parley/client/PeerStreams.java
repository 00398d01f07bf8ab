package parley.client;

/** Both directions between this instance and another one; acknowledgements of the one ride on signals of the other. */
final class PeerStreams {
    /** Sends a frame on the connection that there is, or drops it. */
    interface Wire {
        /** @param acknowledgement length of what the frame says about the other direction */
        void send(String frame, int acknowledgement);
    }

    private final String address;
    private final Wire wire;
    final OutgoingStream outgoing;
    final IncomingStream incoming;

    /** @param id and instance of the other, which need no escapes */
    PeerStreams(EventLoop loop, String id, String instance, Wire wire) {
        this.address = "{\"type\":\"signal\",\"to\":\"" + id + "\",\"toInstance\":\"" + instance + "\"";
        this.wire = wire;
        this.outgoing = new OutgoingStream(loop, this::signal);
        this.incoming = new IncomingStream(loop, this::acknowledge);
    }

    private String ack() {
        return ",\"ack\":" + incoming.takeAck();
    }

    private void signal(long seq, long base, String data) {
        String ack = ack();
        wire.send(address + ack + ",\"seq\":" + seq + ",\"base\":" + base + ",\"data\":" + data + "}", ack.length());
    }

    private void acknowledge() {
        String frame = address + ack() + "}";
        wire.send(frame, frame.length());
    }
}
