package parley.management;

import java.util.List;

/** The calls, for JMX. */
final class CallsBean implements CallsMXBean {
    private final Control control;

    CallsBean(Control control) {
        this.control = control;
    }

    @Override
    public int getCount() {
        return control.overview().calls();
    }

    @Override
    public long getTotal() {
        return control.overview().callsTotal();
    }

    @Override
    public int getParticipantsPresent() {
        return control.overview().participantsPresent();
    }

    @Override
    public int getParticipantsAway() {
        return control.overview().participantsAway();
    }

    @Override
    public List<CallData> getCalls() {
        return control.calls().stream().map(CallData::new).toList();
    }

    @Override
    public List<String> list() {
        return control.calls().stream().flatMap(CallLines::of).toList();
    }

    @Override
    public void end(String call) {
        control.end(call);
    }

    @Override
    public void remove(String call, String participant, boolean lock) {
        control.remove(call, participant, lock);
    }

    @Override
    public void lock(String call) {
        control.lock(call);
    }

    @Override
    public void unlock(String call) {
        control.unlock(call);
    }
}
