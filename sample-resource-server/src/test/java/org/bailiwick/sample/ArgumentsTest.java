package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @Test
    void noWords_meanTheUsualPortsAndStayingUp() throws Arguments.Wrong {
        assertThat(Arguments.parse()).isEqualTo(new Arguments(false, false, Ports.USUAL));
    }

    @Test
    void once_takesFreePorts() throws Arguments.Wrong {
        assertThat(Arguments.parse("--once")).isEqualTo(new Arguments(false, true, Ports.FREE));
    }

    @Test
    void onceWithAPort_takesThatPortWhateverTheOrder() throws Arguments.Wrong {
        Ports expected = Ports.FREE.with(Place.API, 8088);

        assertThat(Arguments.parse("--once", "--port=8088").ports()).isEqualTo(expected);
        assertThat(Arguments.parse("--port=8088", "--once").ports()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyPlace_hasAnOptionThatHelpNames(Place place) throws Arguments.Wrong {
        assertThat(Arguments.parse(place.option() + "=65535").ports()).isEqualTo(Ports.USUAL.with(place, 65_535));
        assertThat(Arguments.HELP).containsPattern(place.option() + "=NUMBER .*: " + place.usualPort() + "\n");
    }

    @Test
    void help_isRecognized() throws Arguments.Wrong {
        assertThat(Arguments.parse("--help").help()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port=",
                "--port=-1",
                "--port=65536",
                "--port=8080x",
                "--port= 8080",
                "--port=99999999999"
            })
    void portThatIsNone_isNamedWithWhatIsExpected(String word) {
        assertThatThrownBy(() -> Arguments.parse(word))
                .isInstanceOf(Arguments.Wrong.class)
                .hasMessage(word + " (expected: --port=NUMBER, from 0 to 65535)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--onec", "-h", "", "8080", "--ports=1"})
    void unknownWord_isAnsweredByAllOptions(String word) {
        assertThatThrownBy(() -> Arguments.parse(word))
                .isInstanceOf(Arguments.Wrong.class)
                .hasMessageStartingWith(word + ": unknown option")
                .hasMessageContainingAll(
                        "--once",
                        "--help",
                        "--port",
                        "--gateway-port",
                        "--upstream-port",
                        "--agent-port",
                        "--tools-port",
                        "--management-port",
                        "--authority-port",
                        "--partner-port",
                        "--late-port",
                        "--sessions-port",
                        "--rs1-port",
                        "--as1-port",
                        "--rs2-port",
                        "--as2-port",
                        "--as2-endpoint-port",
                        "--rs3-port",
                        "--as3-port");
    }
}
