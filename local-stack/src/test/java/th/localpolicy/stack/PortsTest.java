package th.localpolicy.stack;

import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {
    @Test
    void a_port_is_the_default_until_the_environment_names_another() {
        Ports ports = Ports.of(Map.of("LP_IDENTITY_PORT", "9082"));
        assertThat(ports.of(Part.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(Part.POSTGRES)).isEqualTo(15432);
        assertThat(ports.of(Part.IDENTITY)).isEqualTo(9082);
    }

    @Test
    void what_is_no_port_is_refused_with_the_name_of_its_variable() {
        for (String said : new String[] {"http", "0", "65536", "-1"}) {
            assertThatThrownBy(() -> Ports.of(Map.of("LP_KAFKA_PORT", said)))
                    .as(said)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("LP_KAFKA_PORT");
        }
    }

    @Test
    void two_parts_cannot_have_one_port() {
        assertThatThrownBy(() -> Ports.of(Map.of("LP_GATEWAY_PORT", "8082")))
                .hasMessageContaining("identity-service")
                .hasMessageContaining("gateway");
    }

    @Test
    void a_port_that_somebody_listens_on_is_named() throws Exception {
        try (ServerSocket somebody = new ServerSocket(0)) {
            Ports ports = Ports.of(Map.of("LP_OPENID_PORT", String.valueOf(somebody.getLocalPort())));
            assertThat(ports.taken()).contains(Part.OPENID);
        }
    }
}
