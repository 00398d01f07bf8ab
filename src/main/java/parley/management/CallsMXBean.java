package parley.management;

import java.util.List;

/** The calls, for JMX: {@link Control}. */
@Description(
        "The calls that go on. Calls and participants are named by the beginnings of their ids, as they are listed.")
public interface CallsMXBean {
    @Description("How many calls go on")
    int getCount();

    @Description("Calls that ever began")
    long getTotal();

    @Description("Participants who are connected")
    int getParticipantsPresent();

    @Description("Participants who have lost their connection, and may come back")
    int getParticipantsAway();

    @Description("The calls, the oldest first, with their participants: shortened ids, no names")
    List<CallData> getCalls();

    @Description("The same as lines of text, for tools that show nothing else: each call, then its participants")
    List<String> list();

    @Description("End a call for all. It stays ended for parley.barTime")
    void end(@Description(name = "call", value = "its id, or the beginning of it") String call);

    @Description("Remove a participant, whose seat stays barred for parley.barTime."
            + " Whoever has the link can come with a new seat, unless the call is locked")
    void remove(
            @Description(name = "call", value = "its id, or the beginning of it") String call,
            @Description(name = "participant", value = "its id, or the beginning of it") String participant,
            @Description(name = "lock", value = "whether to lock the call as well") boolean lock);

    @Description("Let nobody into a call for parley.barTime but those who have a seat now")
    void lock(@Description(name = "call", value = "its id, or the beginning of it") String call);

    @Description("Let everybody who has the link into a call again. Seats that were removed stay barred")
    void unlock(@Description(name = "call", value = "its id, or the beginning of it") String call);
}
