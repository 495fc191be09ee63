package th.localpolicy.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.DirectivesApi.APIListDirectivesRequest;
import th.localpolicy.client.api.DispatchesApi.APIListDispatchesRequest;
import th.localpolicy.client.api.DispatchesApi.APIListRegisterRequest;
import th.localpolicy.client.api.EnclosuresApi.APIPutEnclosureRequest;
import th.localpolicy.client.model.Amendment;
import th.localpolicy.client.model.CascadeNode;
import th.localpolicy.client.model.Completion;
import th.localpolicy.client.model.CoverageOfProvince;
import th.localpolicy.client.model.DirectiveAction;
import th.localpolicy.client.model.DirectiveStatus;
import th.localpolicy.client.model.DirectiveStep;
import th.localpolicy.client.model.DirectiveSummary;
import th.localpolicy.client.model.Dispatch;
import th.localpolicy.client.model.DispatchStatus;
import th.localpolicy.client.model.EnclosureFile;
import th.localpolicy.client.model.ReceiptCancellation;
import th.localpolicy.client.model.ReceivedVia;
import th.localpolicy.client.model.Receiving;
import th.localpolicy.client.model.Recording;

import static org.assertj.core.api.Assertions.assertThat;

/** What a ministry and the offices below it do with a letter, beside passing it on. */
@EndToEnd
@Order(7)
class LettersIT {

    private final RunningStack stack;
    private final Letters letters;

    LettersIT(RunningStack stack) {
        this.stack = stack;
        this.letters = new Letters(stack);
    }

    @Test
    void a_letter_is_drafted_with_its_files_issued_printed_and_amended(@TempDir Path folder)
            throws ApiException, IOException {
        var ministry = stack.desk("MOI", "approver");
        var number = "มท 0810.6/ว 13001";
        var drafted = ministry.directives().draftDirectiveWithHttpInfo(Letters.letter(number, "P31"), null, null);
        var id = drafted.getData().getId();
        ministry.directives()
                .reviseDirective(
                        id,
                        Desk.header(drafted, "ETag").orElseThrow(),
                        Letters.letter(number, "P31").subject("การส่งเสริมการท่องเที่ยว ฉบับปรับปรุง"));
        var guideline = Files.writeString(folder.resolve("แนวทาง.txt"), "แนวทางการขับเคลื่อน");
        var mistake = Files.writeString(folder.resolve("ผิดแฟ้ม.txt"), "ผิดแฟ้ม");
        ministry.enclosures().putEnclosure(file(id, 1, guideline));
        ministry.enclosures().putEnclosure(file(id, 2, mistake));
        ministry.enclosures().deleteEnclosure(id, 2, null);

        var issued = ministry.directives().issueDirective(id, null, null);
        assertThat(issued.getStatus()).isEqualTo(DirectiveStatus.ISSUED);
        assertThat(ministry.enclosures().listEnclosures(id).getItems())
                .extracting(EnclosureFile::getName)
                .containsExactly("แนวทาง.txt");
        assertThat(ministry.enclosures().getEnclosure(id, 1)).hasContent("แนวทางการขับเคลื่อน");
        assertThat(ImageIO.read(ministry.enclosures().getLetterQrCode(id))).isNotNull();
        assertThat(ministry.enclosures().printLetter(id)).contains("ฉบับปรับปรุง");

        var amended = ministry.directives()
                .amendDirective(
                        id,
                        new Amendment().reason("แก้ไขคำผิด").subject("การส่งเสริมการท่องเที่ยว ฉบับแก้ไข"),
                        null,
                        null);
        assertThat(amended.getStatus()).isEqualTo(DirectiveStatus.AMENDED);
        assertThat(amended.getRevision()).isEqualTo(2);
        assertThat(ministry.directives().getDirectiveHistory(id).getItems())
                .extracting(DirectiveStep::getAction)
                .contains(
                        DirectiveAction.DRAFTED,
                        DirectiveAction.REVISED,
                        DirectiveAction.ISSUED,
                        DirectiveAction.AMENDED);
        assertThat(ministry.directives()
                        .listDirectives(
                                APIListDirectivesRequest.newBuilder().q("13001").build())
                        .getItems())
                .extracting(DirectiveSummary::getId)
                .containsExactly(id);
    }

    static APIPutEnclosureRequest file(UUID letter, int n, Path file) {
        return APIPutEnclosureRequest.newBuilder()
                .id(letter)
                .n(n)
                .body(file.toFile())
                .name(file.getFileName().toString())
                .build();
    }

    @Test
    void an_office_stamps_a_letter_corrects_the_stamp_and_says_what_it_did() throws ApiException {
        var letter = letters.issued("มท 0810.6/ว 13002", "P32");
        var province = stack.desk("P32", "officer").dispatches();
        var inbox = province.listDispatches(
                        APIListDispatchesRequest.newBuilder().directive(letter).build())
                .getItems();
        assertThat(inbox).extracting(Dispatch::getStatus).containsExactly(DispatchStatus.SENT);
        var id = inbox.getFirst().getId();

        var first = letters.received(id, "P32").getReceiptNumber();
        var reopened = province.cancelReceipt(id, new ReceiptCancellation().reason("ลงรับผิดเรื่อง"), null, null);
        assertThat(reopened.getStatus()).isEqualTo(DispatchStatus.SENT);
        assertThat(letters.received(id, "P32").getReceiptNumber()).isEqualTo(first + 1);
        letters.acknowledged(id, "P32");
        var completed = province.completeDispatch(id, new Completion().note("ดำเนินการแล้ว"), null, null);

        assertThat(completed.getStatus()).isEqualTo(DispatchStatus.COMPLETED);
        assertThat(province.getDispatch(id).getCompletionNote()).isEqualTo("ดำเนินการแล้ว");
        assertThat(province.getDispatchHistory(id).getItems()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(province.listRegister(APIListRegisterRequest.newBuilder().build())
                        .getItems())
                .extracting(entry -> entry.getReceipt().getNumber())
                .contains(first, first + 1);
    }

    @Test
    void a_letter_that_came_on_paper_is_recorded_with_the_stamp_it_bears() throws ApiException {
        var recorded = stack.desk("P32", "officer")
                .dispatches()
                .recordLetter(
                        new Recording()
                                .letter(Letters.letter("มท 0810.6/ว 13003", "P32"))
                                .receipt(new Receiving().receivedVia(ReceivedVia.PAPER)),
                        null,
                        null);

        assertThat(recorded.getRecipient()).isEqualTo("P32");
        assertThat(recorded.getReceiptNumber()).isPositive();
    }

    @Test
    void the_ministry_sees_how_far_its_letter_has_come_by_office_and_by_province() throws ApiException {
        var letter = letters.issued("มท 0810.6/ว 13004", "P32", "P34");
        letters.passedOn(letter, "P34", "อบ 0023.6/ว 13004");

        var coverage = stack.desk("MOI", "auditor").coverage();
        assertThat(coverage.getCoverage(letter, "province", null, null, null).getProvinces())
                .filteredOn(province -> province.getSent() > 0)
                .extracting(CoverageOfProvince::getCode)
                .contains("P34");
        assertThat(coverage.getCascade(letter, null, null, null, null).getDispatches())
                .extracting(CascadeNode::getOffice)
                .containsExactlyInAnyOrder("P32", "P34");
    }

    @Test
    void a_scanned_letter_is_read_into_a_draft() throws ApiException {
        var read = stack.desk("P32", "officer")
                .letters()
                .parseLetters("""
                ที่ มท 0810.6/ว 13005
                กระทรวงมหาดไทย
                ถนนอัษฎางค์ กทม. 10200
                3 ธันวาคม 2567
                เรื่อง การส่งเสริมการท่องเที่ยวโดยนำอัตลักษณ์ท้องถิ่น
                เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด
                """, null, null)
                .getItems();

        assertThat(read).hasSize(1);
        assertThat(read.getFirst().getNumber().getValue()).isEqualTo("มท 0810.6/ว 13005");
        assertThat(read.getFirst().getIssuedOn().getValue()).isEqualTo("2024-12-03");
        assertThat(read.getFirst().getAddressees()).isNotEmpty();
    }
}
