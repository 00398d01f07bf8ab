package parley.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | false",
                "*/* | false",
                "text/html,application/xhtml+xml,*/*;q=0.8 | false",
                "text/plain;version=0.0.4 | false",
                "application/openmetrics-text | true",
                "Application/OpenMetrics-Text; version=1.0.0 | true",
                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,"
                        + "application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;q=0.3,"
                        + "text/plain;version=0.0.4;q=0.2,*/*;q=0.1 | true",
                "text/plain;version=0.0.4;q=0.5,application/openmetrics-text;q=0.4 | false",
                "text/plain, application/openmetrics-text | true",
                "application/openmetrics-text;q=0 | false",
                "application/openmetrics-text;q=0.0, */* | false",
                "application/openmetrics-text;q=x | true",
                "application/openmetrics-textual | false",
                "application/json | false"
            })
    void givesOpenMetricsToThoseWhoWantIt(String accept, boolean isOpenMetrics) {
        assertEquals(
                isOpenMetrics ? ExpositionFormat.OPEN_METRICS : ExpositionFormat.TEXT,
                ExpositionFormat.preferredBy(accept));
    }
}
