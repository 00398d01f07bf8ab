package parley.call;

/** What a connection is to a call: the way to whoever holds a seat. */
public interface Outlet {
    /**
     * Takes an event to be sent. Called under the call's lock, so that all participants see events in one order: must
     * not block, do I/O or call back. A signal may be dropped where its sender has too many waiting: the sender will
     * send it again.
     */
    void enqueue(CallEvent event);

    /** Sends what was enqueued. Called without a lock; must not wait for a slow recipient. */
    void flush();

    /** Ends the connection, which has lost its seat already. Called without a lock. */
    void close(Reason reason);

    /** Why a connection lost its seat. */
    enum Reason {
        /** It said that it leaves. */
        LEFT,
        /** Another instance took the seat. */
        REPLACED,
        /** The same instance came on a newer connection. */
        SUPERSEDED,
        /** An administrator has ended the call. */
        CALL_ENDED,
        /** An administrator has removed the participant. */
        REMOVED
    }
}
