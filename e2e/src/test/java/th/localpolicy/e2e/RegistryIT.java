package th.localpolicy.e2e;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.ActivityDraft;
import th.localpolicy.client.model.ActivityFunding;
import th.localpolicy.client.model.ActivityKind;
import th.localpolicy.client.model.FundingSource;
import th.localpolicy.client.model.IdentityAction;
import th.localpolicy.client.model.IdentityStatus;
import th.localpolicy.client.model.IdentityStep;
import th.localpolicy.client.model.ModelReturn;
import th.localpolicy.client.model.PostCountsBy;
import th.localpolicy.client.model.PostDraft;
import th.localpolicy.client.model.PostPlatform;
import th.localpolicy.client.model.SimilarName;
import th.localpolicy.client.model.Supersession;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Registry.draft;

/** What a district does for its identity from the first draft on, and what the public sees of it. */
@EndToEnd
@Order(7)
class RegistryIT {

    private final RunningStack stack;
    private final Registry registry;

    RegistryIT(RunningStack stack) {
        this.stack = stack;
        this.registry = stack.registry();
    }

    @Test
    void a_draft_is_revised_under_its_version_returned_mended_and_registered() throws ApiException {
        var officer = registry.officer("3101").identities();
        var province = registry.province("3101").identities();
        var drafted = officer.draftIdentityWithHttpInfo(draft("3101"), null, null);
        var id = drafted.getData().getId();

        var revised = officer.reviseIdentityWithHttpInfo(
                id, Desk.header(drafted, "ETag").orElseThrow(), draft("3101").nameTh("ผ้าภูอัคนี"));
        registry.approver("3101").identities().submitIdentity(id, null, null);
        var returned = province.returnIdentity(id, new ModelReturn().reason("ขอรายละเอียดเพิ่ม"), null, null);
        var mended = officer.reviseIdentity(
                id,
                "\"" + returned.getVersion() + "\"",
                draft("3101").nameTh("ผ้าภูอัคนี").description("ย้อมจากดินภูเขาไฟ"));
        registry.approver("3101").identities().submitIdentity(id, null, null);
        registry.endorse("3101", id, "2025-04-01");

        assertThat(revised.getData().getVersion()).isEqualTo(2);
        assertThat(returned.getStatus()).isEqualTo(IdentityStatus.RETURNED);
        assertThat(mended.getDescription()).isEqualTo("ย้อมจากดินภูเขาไฟ");
        assertThat(officer.getIdentityHistory(id).getItems())
                .extracting(IdentityStep::getAction)
                .contains(
                        IdentityAction.DRAFTED,
                        IdentityAction.REVISED,
                        IdentityAction.RETURNED,
                        IdentityAction.REGISTERED);
        assertThat(officer.findSimilarIdentities("3101", "ผ้าภูอัคนีบุรีรัมย์").getItems())
                .extracting(SimilarName::getId)
                .contains(id);
    }

    @Test
    void the_province_chooses_the_districts_one_identity_and_puts_another_in_its_place() throws ApiException {
        var province = registry.province("3102").identities();
        var first = registry.registered(draft("3102").nameTh("กุ้งจ่อม"), "2025-04-01");
        var second = registry.registered(draft("3102").nameTh("ปราสาทหิน"), "2025-04-02");

        assertThat(province.designateIdentity(second, null, null).getDesignated())
                .isTrue();
        assertThat(province.getIdentity(first).getDesignated()).isFalse();

        var successor = registry.submitted(draft("3102").nameTh("ปราสาทหินและปรางค์"));
        var now = province.supersedeIdentity(
                second,
                new Supersession()
                        .successor(successor)
                        .reason("รวมเป็นอัตลักษณ์เดียว")
                        .on(LocalDate.parse("2025-05-01")),
                null,
                null);
        assertThat(now.getSupersedes()).isEqualTo(second);
        assertThat(now.getDesignated()).isTrue();
        assertThat(province.getIdentityHistory(successor).getLine()).hasSize(2);
        assertThat(registry.withdrawn("3102", first, "2025-06-01").getStatus()).isEqualTo(IdentityStatus.WITHDRAWN);
    }

    @Test
    void what_was_done_for_an_identity_is_recorded_with_its_money_corrected_and_taken_away() throws ApiException {
        var id = registry.registered("3103", "2025-04-01");
        var officer = registry.officer("3103").activities();

        var activity = new ActivityDraft()
                .kind(ActivityKind.TOURISM_EVENT)
                .title("งานประเพณีขึ้นเขาพนมรุ้ง")
                .startsOn(LocalDate.parse("2025-04-03"))
                .budget(List.of(
                        new ActivityFunding().source(FundingSource.PROVINCE).amount(new BigDecimal("150000.50"))));
        var recorded = officer.recordActivity(id, activity, null, null);

        assertThat(officer.getActivity(recorded.getId(), id)).isEqualTo(recorded);
        assertThat(recorded.getBudget().getFirst().getAmount()).isEqualByComparingTo("150000.50");
        assertThat(officer.listActivities(id, true, null, null).getTotal()).isEqualTo(1);

        var read = officer.getActivityWithHttpInfo(recorded.getId(), id);
        var corrected = officer.correctActivityWithHttpInfo(
                recorded.getId(), id, Desk.header(read, "ETag").orElseThrow(), activity.participants(1200));
        assertThat(corrected.getData().getParticipants()).isEqualTo(1200);
        officer.removeActivity(
                recorded.getId(), id, Desk.header(corrected, "ETag").orElseThrow());
        assertThat(officer.listActivities(id, true, null, null).getTotal()).isZero();
    }

    @Test
    void a_post_is_recorded_corrected_and_counted_for_everybody_to_see() throws ApiException {
        var id = registry.registered("3104", "2025-04-01");
        var officer = registry.officer("3104").posts();
        var post = new PostDraft()
                .url("https://www.facebook.com/amphoe3104/posts/1")
                .platform(PostPlatform.FACEBOOK)
                .text("#เที่ยวท้องถิ่น #ของดีบ้านเรา")
                .postedAt(OffsetDateTime.parse("2025-04-03T03:00:00Z"))
                .publiclyVisible(true);
        var recorded = officer.recordPostWithHttpInfo(id, post, null, null);
        assertThat(recorded.getData().getCompliant()).isFalse();
        var missing = String.join(" ", recorded.getData().getHashtags().getMissing());

        var corrected = officer.correctPost(
                id,
                recorded.getData().getId(),
                Desk.header(recorded, "ETag").orElseThrow(),
                post.text(post.getText() + " " + missing));

        assertThat(corrected.getCompliant()).isTrue();
        var anybody = stack.publicDesk().posts();
        assertThat(officer.getPost(id, corrected.getId())).isEqualTo(corrected);
        // Its words are for the office; everybody else follows the address.
        assertThat(anybody.listPosts(id, null, null, null).getItems()).containsExactly(corrected.text(null));
        assertThat(anybody.countPosts(PostCountsBy.DISTRICT, "3104", null, null, null, null)
                        .getItems()
                        .getFirst()
                        .getCompliant())
                .isEqualTo(1);
    }

    @Test
    void a_photo_is_seen_by_everybody_until_it_is_taken_away(@TempDir Path folder) throws ApiException, IOException {
        var id = registry.registered("3105", "2025-04-01");
        var officer = registry.officer("3105").photos();
        var anybody = stack.publicDesk().photos();

        var photo = officer.uploadPhoto(id, picture(folder), "ผ้าไหม", null, null);

        assertThat(anybody.listPhotos(id).getItems()).containsExactly(photo);
        assertThat(ImageIO.read(anybody.getPhoto(id, photo.getId())).getWidth()).isEqualTo(640);
        assertThat(ImageIO.read(anybody.getPhotoThumbnail(id, photo.getId())).getWidth())
                .isEqualTo(320);
        officer.removePhoto(id, photo.getId());
        assertThat(anybody.listPhotos(id).getItems()).isEmpty();
    }

    @Test
    void the_whole_registry_is_there_as_a_dataset_that_says_what_it_is() throws ApiException {
        var id = registry.registered("3106", "2025-04-01");
        var anybody = stack.publicDesk().openData();

        assertThat(anybody.getDataset().toString()).contains("dataset.csv", "dataset.geojson");
        assertThat(anybody.downloadDataset("csv")).contains(id.toString());
    }

    static File picture(Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("ภาพ.jpg")).toFile();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", file);
        return file;
    }
}
