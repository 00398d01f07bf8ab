package parley.benchmark;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Everybody sends the next frame as soon as an earlier one has arrived. */
final class Saturation implements Crowd.Traffic {
    private final int window;
    private final int each;
    private final CompletableFuture<Void> quiet = new CompletableFuture<>();
    private boolean stopped;
    private long sent;
    private long delivered;

    /**
     * @param window frames of one sender that are on their way at a time
     * @param each frames that each sends before it is done
     */
    Saturation(int window, int each) {
        this.window = window;
        this.each = each;
    }

    @Override
    public void start(List<Participant> participants) {
        for (Participant participant : participants) {
            for (int i = 0; i < window; i++) {
                send(participant);
            }
        }
    }

    private void send(Participant participant) {
        participant.send();
        sent++;
    }

    @Override
    public void delivered(Participant sender) {
        delivered++;
        if (!stopped && sender.sent() < each) {
            send(sender);
        } else if (sent == delivered) {
            quiet.complete(null);
        }
    }

    /** Frames that have arrived so far. */
    long delivered() {
        return delivered;
    }

    void stop() {
        stopped = true;
    }

    /** When all that was sent has arrived. */
    CompletableFuture<Void> quiet() {
        return quiet;
    }
}
