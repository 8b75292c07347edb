# Where truth lives: one table for records, one bucket for bytes. The names of
# the table's attributes are those that internal/storage/aws writes.

resource "aws_dynamodb_table" "records" {
  name                        = var.name
  billing_mode                = "PAY_PER_REQUEST"
  deletion_protection_enabled = var.keep_data

  hash_key  = "pk"
  range_key = "sk"

  dynamic "attribute" {
    for_each = concat(["pk", "sk"], flatten([for index in local.indexes : ["${index}_pk", "${index}_sk"]]))
    content {
      name = attribute.value
      type = "S"
    }
  }

  # Sparse: an item is in an index only while it carries the index's keys.
  dynamic "global_secondary_index" {
    for_each = local.indexes
    content {
      name            = global_secondary_index.value
      hash_key        = "${global_secondary_index.value}_pk"
      range_key       = "${global_secondary_index.value}_sk"
      projection_type = "KEYS_ONLY"
    }
  }

  ttl {
    attribute_name = "expires_at"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = var.kms_key_arn != null
    kms_key_arn = var.kms_key_arn
  }
}

locals {
  # What a workspace has by time, the same by status, and what waits.
  indexes = ["list", "state", "due"]
}

resource "aws_s3_bucket" "bytes" {
  bucket        = "${var.name}-${local.account}-${var.region}"
  force_destroy = !var.keep_data
}

resource "aws_s3_bucket_public_access_block" "bytes" {
  bucket                  = aws_s3_bucket.bytes.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "bytes" {
  bucket = aws_s3_bucket.bytes.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "bytes" {
  bucket = aws_s3_bucket.bytes.id

  rule {
    bucket_key_enabled = var.kms_key_arn != null

    apply_server_side_encryption_by_default {
      sse_algorithm     = var.kms_key_arn == null ? "AES256" : "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

# Uploads that were never promoted to their content address, and large answers
# that were lent by address for five minutes, vanish by themselves. Objects
# have no versions: what a user deletes is gone.
resource "aws_s3_bucket_lifecycle_configuration" "bytes" {
  bucket = aws_s3_bucket.bytes.id

  dynamic "rule" {
    for_each = { abandoned-uploads = "incoming/", lent-answers = "outgoing/" }
    content {
      id     = rule.key
      status = "Enabled"

      filter {
        prefix = rule.value
      }

      expiration {
        days = 1
      }

      abort_incomplete_multipart_upload {
        days_after_initiation = 1
      }
    }
  }
}

resource "aws_s3_bucket_cors_configuration" "bytes" {
  count  = length(var.cors_origins) > 0 ? 1 : 0
  bucket = aws_s3_bucket.bytes.id

  # The headers that a presigned upload signs.
  cors_rule {
    allowed_methods = ["PUT"]
    allowed_origins = var.cors_origins
    allowed_headers = ["content-type", "content-length", "if-none-match", "x-amz-checksum-sha256", "x-amz-sdk-checksum-algorithm"]
    max_age_seconds = 3600
  }
}

resource "aws_s3_bucket_policy" "bytes" {
  bucket = aws_s3_bucket.bytes.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "EncryptedTransportOnly"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"]
      Resource  = [aws_s3_bucket.bytes.arn, "${aws_s3_bucket.bytes.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  depends_on = [aws_s3_bucket_public_access_block.bytes]
}
