package th.localpolicy.platform.outbox;

import th.localpolicy.platform.eventpath.ServiceDatabase;

/** A crash at the worst moment: Kafka has the events, and the mark that says so is lost. */
public final class OutboxMarks {

    private OutboxMarks() {}

    /** Refuses the first attempt to mark anything. A sequence remembers it, for it does not roll back. */
    public static void refuseFirst(ServiceDatabase database) {
        database.execute("""
                create sequence attempts;
                create function refuse_first() returns trigger language plpgsql as $$
                begin
                    if nextval('attempts') = 1 then
                        raise exception 'the first mark is lost';
                    end if;
                    return null;
                end $$;
                create trigger refuse_first after update of published_at on outbox
                    for each statement execute function refuse_first();
                """);
    }
}
