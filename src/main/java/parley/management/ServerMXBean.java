package parley.management;

import java.util.Date;
import java.util.Map;

/** The server as a whole, for JMX: {@link Overview}. */
@Description("What this deployment of Parley does, and has done since it started. Totals only grow.")
public interface ServerMXBean {
    @Description("When this deployment started")
    Date getStartedAt();

    @Description("Whether new calls are refused, while those that go on do so")
    boolean isDraining();

    @Description("WebSocket connections that are open")
    int getConnections();

    @Description("WebSocket connections that were ever opened")
    long getConnectionsTotal();

    @Description("Joins that were given a seat, returns among them")
    long getJoinsTotal();

    @Description("Frames that came from clients")
    long getFramesIn();

    @Description("Frames that were sent to clients")
    long getFramesOut();

    @Description("Length of the frames from clients, as UTF-8")
    long getBytesIn();

    @Description("Length of the frames to clients, as UTF-8")
    long getBytesOut();

    @Description("The most frames that ever waited for one connection")
    long getQueueFramesPeak();

    @Description("The greatest length of signals that ever waited for one connection, in UTF-16 code units")
    long getQueueSizePeak();

    @Description("What was refused, by error code; handshakes by HTTP status")
    Map<String, Long> getRefusals();

    @Description("How connections ended, by the name of the close code")
    Map<String, Long> getCloses();

    @Description("The settings in force, each with where it comes from; secrets are masked")
    Map<String, String> getSettings();

    @Description("Begin no new calls. Those that go on do so, and people may come to them")
    void drain();

    @Description("Begin new calls again")
    void undrain();
}
