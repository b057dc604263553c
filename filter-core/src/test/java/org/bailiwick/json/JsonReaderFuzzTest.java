package org.bailiwick.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class JsonReaderFuzzTest {
    /** Whatever the octets are, the reader does not throw; and what it read, written out, reads the same again. */
    @FuzzTest
    void whatIsRead_canBeWrittenAndReadAgain(byte[] octets) {
        JsonReader.value(octets)
                .ifPresent(value ->
                        assertThat(JsonReader.value(JsonWriter.bytes(value))).contains(value));
    }
}
