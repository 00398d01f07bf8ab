package parley.proof;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.InetSocketAddress;
import java.util.Random;
import parley.client.Client;
import parley.client.EventLoop;
import parley.client.Roster;
import parley.client.Seat;

/** A client that says numbered things, and enters in the ledger what it says and hears. */
final class Page implements Client.Listener {
    private static final int REPLACED = 4004;
    /** Characters of one to three bytes, so that a cut may fall into one. */
    private static final String FILLER = "Parley, 회의, réunion: ".repeat(1_000);

    /** Whoever keeps the ledger. */
    interface Owner {
        Ledger ledger();

        void welcomed(Page page);

        void lost(int code);

        /** The server has found fault with something. */
        void error(String code);

        /** @param wasExpected since another page has taken the seat */
        void stopped(Page page, int code, boolean wasExpected);
    }

    private final Owner owner;
    private final Seat seat;
    private final Client client;
    private boolean isBeingReplaced;

    Page(EventLoop loop, InetSocketAddress server, Seat seat, Random random, Owner owner) {
        this.owner = owner;
        this.seat = seat;
        this.client = new Client(loop, server, "/parley", seat, random, this);
    }

    Client client() {
        return client;
    }

    Seat seat() {
        return seat;
    }

    void say(Roster.Entry to, int length) {
        Pair pair = new Pair(client.instance(), to.instance());
        int number = owner.ledger().next(pair);
        int begin = number % 1_000;
        client.signal(
                to,
                Json.createObjectBuilder()
                        .add("from", pair.from())
                        .add("to", pair.to())
                        .add("number", number)
                        .add("length", length)
                        .add("text", FILLER.substring(begin, begin + length))
                        .build());
    }

    @Override
    public void signal(String from, String fromInstance, JsonObject data) {
        Pair stamped = new Pair(fromInstance, client.instance());
        int number = data.getInt("number");
        String text = data.getString("text");
        boolean isWhole = text.length() == data.getInt("length") && FILLER.startsWith(text, number % 1_000);
        owner.ledger().arrived(stamped, new Pair(data.getString("from"), data.getString("to")), number, isWhole);
    }

    /** A new page with the same seat begins; this one may see its last moments. */
    void replace() {
        isBeingReplaced = true;
        if (!client.isWelcome()) {
            vanish();
        }
    }

    /** As when a tab is closed, or its process killed. */
    void vanish() {
        if (!client.isStopped()) {
            client.vanish();
            owner.ledger().ended(client.instance());
        }
    }

    @Override
    public void welcomed() {
        owner.welcomed(this);
    }

    @Override
    public void lost(int code) {
        owner.lost(code);
        if (isBeingReplaced) {
            // It would take the seat back.
            vanish();
        }
    }

    @Override
    public void error(String code) {
        owner.error(code);
    }

    @Override
    public void stopped(int code) {
        owner.ledger().ended(client.instance());
        owner.stopped(this, code, isBeingReplaced && code == REPLACED);
    }
}
