package th.localpolicy.platform.eventpath;

/** What the events of these tests say: the new amount of an aggregate. */
public record Change(int amount) {}
