package parley.call;

/** What a participant may be in a call; the server's word, never the participant's. */
public enum Role {
    /** Presented the host key of the call's invite. */
    HOST,
    PARTICIPANT;

    /** Of whoever presents this host key, which may be null, together with this invite. */
    public static Role of(String invite, String hostKey) {
        return hostKey != null && Capability.derive("parley invite", hostKey).equals(invite) ? HOST : PARTICIPANT;
    }
}
