package parley.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told; only what was flushed counts. */
final class RecordingOutlet implements Outlet {
    private final List<CallEvent> enqueued = new CopyOnWriteArrayList<>();
    private volatile int flushed;
    private volatile Reason closed;

    @Override
    public void enqueue(CallEvent event) {
        enqueued.add(event);
    }

    @Override
    public void flush() {
        flushed = enqueued.size();
    }

    @Override
    public void close(Reason reason) {
        closed = reason;
    }

    List<CallEvent> events() {
        return List.copyOf(enqueued.subList(0, flushed));
    }

    <E extends CallEvent> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    CallEvent.Welcome welcome() {
        return (CallEvent.Welcome) events().get(0);
    }

    Reason closed() {
        return closed;
    }
}
