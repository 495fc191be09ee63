package th.localpolicy.directive.dispatch;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.openapi.annotations.Operation;

import th.localpolicy.directive.dispatch.DispatchResource.Inbox;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.sheet.SheetAnswer;
import th.localpolicy.platform.sheet.SheetColumn;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLayout;
import th.localpolicy.platform.thai.Bangkok;

/**
 * The inbox and the register of letters received as spreadsheets, whole. The register has the columns of the regulation's
 * form (ระเบียบงานสารบรรณ cl. 38) in their order, and behind them the stamp's day, hour and road (cl. 37).
 */
@Path("/api/v1/dispatches")
@RolesAllowed({Role.OFFICER, Role.AUDITOR})
public class DispatchSheetResource {

    /** How many rows are read at once; no more are in memory. */
    private static final int ROWS_AT_HAND = 1_000;

    private final Callers callers;
    private final OfficeTree tree;
    private final DispatchReading reading;
    private final Registers registers;

    DispatchSheetResource(Callers callers, OfficeTree tree, DispatchReading reading, Registers registers) {
        this.callers = callers;
        this.tree = tree;
        this.reading = reading;
        this.registers = registers;
    }

    @GET
    @Produces(DispatchSheet.CSV)
    @Operation(hidden = true)
    public Response inboxAsCsv(@Valid @BeanParam Inbox inbox) {
        return inbox(inbox, SheetFormat.CSV);
    }

    @GET
    @Produces(DispatchSheet.XLSX)
    @Operation(hidden = true)
    public Response inboxAsXlsx(@Valid @BeanParam Inbox inbox) {
        return inbox(inbox, SheetFormat.XLSX);
    }

    @GET
    @Path("/register")
    @Produces(DispatchSheet.CSV)
    @Operation(hidden = true)
    public Response registerAsCsv(@Valid @BeanParam RegisterQuery query) {
        return register(query, SheetFormat.CSV);
    }

    @GET
    @Path("/register")
    @Produces(DispatchSheet.XLSX)
    @Operation(hidden = true)
    public Response registerAsXlsx(@Valid @BeanParam RegisterQuery query) {
        return register(query, SheetFormat.XLSX);
    }

    private Response inbox(Inbox inbox, SheetFormat format) {
        return inbox.reach(callers.current(), tree).answer(reach -> {
            var filter = inbox.filter();
            var day = reading.today();
            return SheetAnswer.of(
                    inboxLayout(),
                    format,
                    "inbox-" + day,
                    "หนังสือเข้า ณ " + day,
                    row -> pages(
                            row,
                            DispatchView::id,
                            after -> QuarkusTransaction.requiringNew()
                                    .call(() -> reading.page(reach, filter, after, ROWS_AT_HAND))));
        });
    }

    private Response register(RegisterQuery query, SheetFormat format) {
        return query.of(callers.current(), tree, reading.thisYear()).answer(register -> {
            var unit = register.unit().isEmpty() ? "" : " " + register.unit();
            return SheetAnswer.of(
                    registerLayout(),
                    format,
                    "register-" + register.office() + "-" + register.year(),
                    "ทะเบียนหนังสือรับ " + name(register.office()) + unit.replace('/', '-') + " พ.ศ. "
                            + (register.year() + 543),
                    row -> DispatchSheetResource.<RegisterEntry, Integer>pages(
                            row,
                            entry -> entry.receipt().number(),
                            after -> registers.page(register, after.orElse(0), ROWS_AT_HAND)));
        });
    }

    /** All rows, page by page; each page begins behind the last row of the one before it. */
    private static <T, K> void pages(Consumer<? super T> row, Function<T, K> key, Function<Optional<K>, List<T>> next) {
        Optional<K> after = Optional.empty();
        List<T> page;
        do {
            page = next.apply(after);
            page.forEach(row);
            after = page.isEmpty() ? Optional.empty() : Optional.of(key.apply(page.getLast()));
        } while (page.size() == ROWS_AT_HAND);
    }

    private SheetLayout<RegisterEntry> registerLayout() {
        return SheetLayout.of(
                "ทะเบียนหนังสือรับ",
                SheetColumn.whole("เลขทะเบียนรับ", 14, entry -> entry.receipt().number()),
                SheetColumn.text("ที่", 26, entry -> entry.letter().number()),
                SheetColumn.date("ลงวันที่ (ค.ศ.)", 16, entry -> entry.letter().issuedOn()),
                SheetColumn.text("จาก", 34, entry -> name(entry.letter().issuer())),
                SheetColumn.text("ถึง", 34, entry -> to(entry.receipt())),
                SheetColumn.text("เรื่อง", 60, entry -> entry.letter().subject()),
                SheetColumn.text("การปฏิบัติ", 20, entry -> DispatchSheet.done(entry.status())),
                SheetColumn.text("หมายเหตุ", 40, DispatchSheetResource::remark),
                SheetColumn.date(
                        "วันที่รับ (ค.ศ.)",
                        16,
                        entry -> Bangkok.dayOf(entry.receipt().receivedAt())),
                SheetColumn.text("เวลา", 8, entry -> hour(entry.receipt())),
                SheetColumn.text(
                        "รับ", 24, entry -> DispatchSheet.via(entry.receipt().receivedVia())));
    }

    private String to(Receipt receipt) {
        return receipt.unit().isEmpty() ? name(receipt.office()) : receipt.unit();
    }

    /** A cancelled number stays in the register, marked; the number on the paper stands beside the register's own. */
    private static String remark(RegisterEntry entry) {
        var receipt = entry.receipt();
        return Stream.of(
                        receipt.cancelledAt() == null ? null : "ยกเลิกเลขรับ: " + receipt.cancelReason(),
                        receipt.paperNumber() == null ? null : "เลขรับที่ประทับ " + receipt.paperNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private static String hour(Receipt receipt) {
        return receipt.timeKnown()
                ? LocalTime.ofInstant(receipt.receivedAt(), Bangkok.ZONE).format(DateTimeFormatter.ofPattern("HH:mm"))
                : "";
    }

    private SheetLayout<DispatchView> inboxLayout() {
        return SheetLayout.of(
                "หนังสือเข้า",
                SheetColumn.text("ที่", 26, row -> row.letter().number()),
                SheetColumn.date("ลงวันที่ (ค.ศ.)", 16, row -> row.letter().issuedOn()),
                SheetColumn.text(
                        "ชั้นความเร็ว",
                        12,
                        row -> DispatchSheet.urgency(row.letter().urgency())),
                SheetColumn.text("จาก", 34, row -> name(row.letter().issuer())),
                SheetColumn.text("ถึง", 34, row -> name(row.recipient())),
                SheetColumn.text("เรื่อง", 60, row -> row.letter().subject()),
                SheetColumn.text("การปฏิบัติ", 20, row -> DispatchSheet.done(row.status())),
                SheetColumn.whole("เลขทะเบียนรับ", 14, DispatchView::receiptNumber),
                SheetColumn.time("รับเมื่อ", 20, DispatchView::receivedAt),
                SheetColumn.date("รับภายใน (ค.ศ.)", 16, DispatchView::receiveBy),
                SheetColumn.date("รับทราบภายใน (ค.ศ.)", 18, DispatchView::acknowledgeBy),
                SheetColumn.date("ส่งต่อภายใน (ค.ศ.)", 18, DispatchView::forwardBy),
                SheetColumn.date("แล้วเสร็จภายใน (ค.ศ.)", 18, DispatchView::completeBy),
                SheetColumn.text("เกินกำหนด", 12, row -> row.overdue() ? "เกินกำหนด" : ""));
    }

    private String name(String office) {
        return OfficeCode.parse(office).flatMap(tree::find).map(Office::nameTh).orElse(office);
    }
}
