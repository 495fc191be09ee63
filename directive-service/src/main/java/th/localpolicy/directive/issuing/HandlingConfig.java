package th.localpolicy.directive.issuing;

import java.util.Map;

import io.smallrye.config.ConfigMapping;

import th.localpolicy.directive.letter.Urgency;

/** How many days after a letter is sent its recipient should have handled it, by urgency, where the letter does not say. */
@ConfigMapping(prefix = "localpolicy.handling")
interface HandlingConfig {

    Map<Urgency, Days> days();

    /** Days after the letter was sent. */
    interface Days {

        int receive();

        int acknowledge();

        int forward();
    }
}
