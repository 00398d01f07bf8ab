package parley.management;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.Setting;

/** The server as a whole, for JMX. */
final class ServerBean implements ServerMXBean {
    private final Control control;
    private final Map<String, String> settings = new TreeMap<>();

    ServerBean(Control control, List<Setting> settings) {
        this.control = control;
        settings.forEach(setting -> this.settings.put(
                setting.name(), setting.value() + " (" + setting.source().text() + ")"));
    }

    @Override
    public Date getStartedAt() {
        return Date.from(control.overview().startedAt());
    }

    @Override
    public boolean isDraining() {
        return control.overview().draining();
    }

    @Override
    public int getConnections() {
        return control.overview().connections();
    }

    @Override
    public long getConnectionsTotal() {
        return control.overview().connectionsTotal();
    }

    @Override
    public long getJoinsTotal() {
        return control.overview().joinsTotal();
    }

    @Override
    public long getFramesIn() {
        return control.overview().framesIn();
    }

    @Override
    public long getFramesOut() {
        return control.overview().framesOut();
    }

    @Override
    public long getBytesIn() {
        return control.overview().bytesIn();
    }

    @Override
    public long getBytesOut() {
        return control.overview().bytesOut();
    }

    @Override
    public long getQueueFramesPeak() {
        return control.overview().queueFramesPeak();
    }

    @Override
    public long getQueueSizePeak() {
        return control.overview().queueSizePeak();
    }

    @Override
    public Map<String, Long> getRefusals() {
        return control.overview().refusals();
    }

    @Override
    public Map<String, Long> getCloses() {
        return control.overview().closes();
    }

    @Override
    public Map<String, String> getSettings() {
        return settings;
    }

    @Override
    public void drain() {
        control.drain();
    }

    @Override
    public void undrain() {
        control.undrain();
    }
}
