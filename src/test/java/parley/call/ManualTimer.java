package parley.call;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time comes when a test says so, for each of its tasks: also too late, when it has been cancelled. */
final class ManualTimer extends ScheduledThreadPoolExecutor {
    private final List<Callable<?>> tasks = new ArrayList<>();

    ManualTimer() {
        super(1);
    }

    /** The only way in which a call uses its timer; it starts no thread here. */
    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        tasks.add(task);
        return new Scheduled<>(task);
    }

    int scheduled() {
        return tasks.size();
    }

    /** Runs a task as a thread would that had begun before the task could be cancelled. */
    void run(int index) {
        try {
            tasks.get(index).call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Scheduled<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
        Scheduled(Callable<V> task) {
            super(task);
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
