package parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.call.Outlet;
import parley.protocol.ErrorCode;

class CloseCodeTest {
    @Test
    void threeErrorsDoNotEndTheConnection() {
        Set<ErrorCode> goOn = Arrays.stream(ErrorCode.values())
                .filter(error -> CloseCode.of(error).isEmpty())
                .collect(Collectors.toSet());
        assertEquals(EnumSet.of(ErrorCode.TYPE_UNKNOWN, ErrorCode.FRAME_INVALID, ErrorCode.JOINED_ALREADY), goOn);
    }

    @Test
    void everyLossOfASeatHasItsCode() {
        for (Outlet.Reason reason : Outlet.Reason.values()) {
            assertEquals(reason.name(), CloseCode.of(reason).name());
        }
    }
}
