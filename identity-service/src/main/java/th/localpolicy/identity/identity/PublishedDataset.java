package th.localpolicy.identity.identity;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Who publishes the registry as open data, and where the public reaches it; the publishing office decides. */
@ConfigMapping(prefix = "localpolicy.catalogue.dataset")
interface PublishedDataset {

    /** Where the public reaches us, without a slash at the end: harvesters keep whole addresses. */
    String address();

    String publisherTh();

    String publisherEn();

    /** The publisher's own page. */
    String homepage();

    /** An office's address for questions, no person's. */
    Optional<String> email();
}
