package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheControlTest {
    private static Optional<Duration> mayBeKept(String field) {
        return CacheControl.mayBeKept(Optional.of(field));
    }

    @Test
    void fieldThatIsNotThere_saysNothing() {
        assertThat(CacheControl.mayBeKept(Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " , ,",
                "private",
                "public",
                "must-revalidate",
                "private, must-revalidate, no-transform",
                "s-maxage=0",
                "s-maxage=60, private=\"authorization, max-age=0\"",
                "x=\"no-store\"",
                "x=\"a\\\", no-store\""
            })
    void directivesThatAreNotAboutUs_sayNothing(String field) {
        assertThat(mayBeKept(field)).isEmpty();
    }

    @ParameterizedTest // TBF-6, IN-8
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60 | 60",
                "max-age=0 | 0",
                "max-age=\"60\" | 60",
                "MAX-AGE=60 | 60",
                " private ,\tmax-age=60\t| 60",
                "max-age=60, max-age=5 | 5",
                "max-age=5, max-age=60 | 5",
                "max-age=99999999999999999999 | 2147483647",
                "max-age=60, s-maxage=5 | 60"
            })
    void maxAge_isTheMost(String field, long seconds) {
        assertThat(mayBeKept(field)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest // TBF-6
    @ValueSource(
            strings = {
                "no-store",
                "no-cache",
                "No-Store",
                "no-cache=\"set-cookie\"",
                "max-age=60, no-store",
                "no-store, max-age=60",
                "no-cache, no-store, max-age=0, must-revalidate",
                "max-age=60,no-cache"
            })
    void whatForbids_forbidsWhateverElseIsSaid(String field) {
        assertThat(mayBeKept(field)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age",
                "max-age=",
                "max-age=-1",
                "max-age=1.5",
                "max-age=\u0661",
                "max-age=60s",
                "max-age 60",
                "max-age = 60",
                "max-age=\"",
                "max-age=\"60",
                "=60",
                "private; max-age=60",
                "\"max-age=60\"",
                "x=\"open, max-age=60"
            })
    void whatCannotBeRead_forbids(String field) {
        assertThat(mayBeKept(field)).contains(Duration.ZERO);
    }
}
