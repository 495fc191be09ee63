package th.localpolicy.directive.letter;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By when the letter itself is to be received, acknowledged and sent on; what is not given follows from its urgency. */
@Schema(name = "Handling", description = "Days of handling · กำหนดวันรับ รับทราบ และส่งต่อ")
public record Handling(LocalDate receiveBy, LocalDate acknowledgeBy, LocalDate forwardBy) {}
