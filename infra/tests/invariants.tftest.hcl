# What must hold whatever is changed, asked of a provider that is mocked: no
# account, no server. Run `make functions` first, then `terraform test`.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_dynamodb_table" {
    defaults = { arn = "arn:aws:dynamodb:eu-central-1:123456789012:table/synoptic" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::synoptic-123456789012-eu-central-1", id = "synoptic-123456789012-eu-central-1" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-central-1:123456789012:queue", url = "https://sqs.eu-central-1.amazonaws.com/123456789012/queue", id = "https://sqs.eu-central-1.amazonaws.com/123456789012/queue" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/role" }
  }
  mock_resource "aws_lambda_function" {
    defaults = { arn = "arn:aws:lambda:eu-central-1:123456789012:function:function" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:group" }
  }
  mock_resource "aws_scheduler_schedule_group" {
    defaults = { arn = "arn:aws:scheduler:eu-central-1:123456789012:schedule-group/synoptic" }
  }
  mock_resource "aws_apigatewayv2_api" {
    defaults = { execution_arn = "arn:aws:execute-api:eu-central-1:123456789012:api", api_endpoint = "https://api.execute-api.eu-central-1.amazonaws.com" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:synoptic-alarms" }
  }
}

run "as_it_comes" {
  assert {
    condition = alltrue([for name, queue in aws_sqs_queue.work :
    queue.visibility_timeout_seconds >= 6 * aws_lambda_function.function[name].timeout])
    error_message = "A message must stay hidden for six invocations of its function."
  }

  assert {
    condition     = alltrue([for queue in aws_sqs_queue.work : queue.visibility_timeout_seconds <= 12 * 3600])
    error_message = "SQS hides a message for twelve hours at most."
  }

  assert {
    condition     = alltrue([for name, queue in aws_sqs_queue.dead : queue.message_retention_seconds > aws_sqs_queue.work[name].message_retention_seconds])
    error_message = "A dead letter keeps the age it had in its queue, so its queue must keep it longer."
  }

  assert {
    condition     = alltrue([for queue in aws_sqs_queue.work : jsondecode(queue.redrive_policy).maxReceiveCount == 5])
    error_message = "storage.MaxReceives is 5: a document is marked failed at the fifth delivery, and its message must be dead then."
  }

  assert {
    condition     = aws_lambda_function.function["api"].timeout < 30 && aws_apigatewayv2_integration.api.timeout_milliseconds <= 29000
    error_message = "API Gateway waits 30 seconds at most: the function must give up before."
  }

  assert {
    condition     = alltrue([for function in aws_lambda_function.function : function.timeout <= 900])
    error_message = "Lambda works 15 minutes at most."
  }

  assert {
    condition = alltrue(flatten([for policy in local.all_policies : [for statement in jsondecode(policy).Statement :
    [for action in flatten([statement.Action]) : !strcontains(action, "*")]]]))
    error_message = "An action with a wildcard allows more than is done."
  }

  assert {
    condition = alltrue(flatten([for policy in local.all_policies : [for statement in jsondecode(policy).Statement :
    statement.Effect == "Deny" || statement.Sid == "Trace" || !contains(flatten([statement.Resource]), "*")]]))
    error_message = "Only X-Ray, which knows no resources, may be allowed on all of them."
  }

  assert {
    condition     = alltrue([for name, policy in aws_iam_role_policy.function : !strcontains(policy.policy, "dynamodb:Scan")])
    error_message = "No function scans the table."
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.function["api"].policy, "secretsmanager") && !strcontains(aws_iam_role_policy.function["api"].policy, "sqs:ReceiveMessage")
    error_message = "The API neither reads the model's key nor takes work."
  }

  assert {
    condition     = length(distinct([for role in aws_iam_role.function : role.name])) == length(aws_lambda_function.function)
    error_message = "Every function has a role of its own."
  }

  assert {
    condition = (aws_s3_bucket_public_access_block.bytes.block_public_acls && aws_s3_bucket_public_access_block.bytes.block_public_policy
    && aws_s3_bucket_public_access_block.bytes.ignore_public_acls && aws_s3_bucket_public_access_block.bytes.restrict_public_buckets)
    error_message = "Pages are nobody's to see."
  }

  assert {
    condition = alltrue([for policy in concat([aws_s3_bucket_policy.bytes.policy], [for policy in aws_sqs_queue_policy.tls : policy.policy]) :
    anytrue([for statement in jsondecode(policy).Statement : statement.Effect == "Deny" && try(statement.Condition.Bool["aws:SecureTransport"], "") == "false"])])
    error_message = "Bucket and queues refuse what comes without TLS."
  }

  assert {
    condition = alltrue([for policy in concat([aws_s3_bucket_policy.bytes.policy], [for policy in aws_sqs_queue_policy.tls : policy.policy]) :
    alltrue([for statement in jsondecode(policy).Statement : statement.Effect == "Deny"])])
    error_message = "The policies of bucket and queues refuse; they let nobody in."
  }

  assert {
    condition     = aws_dynamodb_table.records.billing_mode == "PAY_PER_REQUEST" && aws_dynamodb_table.records.point_in_time_recovery[0].enabled && aws_dynamodb_table.records.ttl[0].enabled && aws_dynamodb_table.records.deletion_protection_enabled
    error_message = "The table costs nothing idle, can be set back to any second, forgets what expired, and is not deleted by accident."
  }

  assert {
    condition = toset(["incoming/", "outgoing/"]) == toset([for rule in aws_s3_bucket_lifecycle_configuration.bytes.rule :
    rule.filter[0].prefix if rule.status == "Enabled" && rule.expiration[0].days == 1])
    error_message = "Abandoned uploads and lent answers vanish."
  }

  assert {
    condition     = alltrue([for mapping in aws_lambda_event_source_mapping.work : contains(mapping.function_response_types, "ReportBatchItemFailures") && mapping.scaling_config[0].maximum_concurrency >= 2])
    error_message = "One page that fails must not bring back its lot, and concurrency is bounded."
  }

  assert {
    condition     = alltrue([for schedule in aws_scheduler_schedule.batch : length(schedule.target[0].dead_letter_config) == 1 && schedule.target[0].retry_policy[0].maximum_retry_attempts > 0])
    error_message = "A tick that could not be delivered is tried again, and then told."
  }

  assert {
    condition     = strcontains(aws_iam_role.scheduler.assume_role_policy, "aws:SourceAccount")
    error_message = "Only this account's scheduler may take the scheduler's role."
  }

  assert {
    condition     = alltrue([for group in concat(values(aws_cloudwatch_log_group.function), [aws_cloudwatch_log_group.access]) : group.retention_in_days > 0])
    error_message = "Logs are not kept for ever."
  }

  assert {
    condition     = !strcontains(aws_apigatewayv2_stage.default.access_log_settings[0].format, "$context.path")
    error_message = "Access logs hold no path and no query: these say what somebody searched for."
  }

  assert {
    condition     = alltrue([for function in aws_lambda_function.function : function.architectures == tolist(["arm64"]) && function.runtime == "provided.al2023"])
    error_message = "The functions are built for arm64 and provided.al2023."
  }

  assert {
    condition     = alltrue([for function in aws_lambda_function.function : !contains(keys(function.environment[0].variables), "SYNOPTIC_MODEL")])
    error_message = "Without a model, none is configured."
  }

  assert {
    condition     = aws_apigatewayv2_route.v1.authorization_type == "NONE" && length(aws_sns_topic_subscription.alarms) == 0
    error_message = "By default the application checks keys, and alarms are only shown."
  }
}

run "with_everything" {
  variables {
    name         = "team-a"
    kms_key_arn  = "arn:aws:kms:eu-central-1:123456789012:key/1234"
    alarm_email  = "operator@example.org"
    cors_origins = ["https://reviews.example.org"]
    model = {
      name       = "some-model"
      secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:model-key-AbCdEf"
    }
    oidc = {
      issuer          = "https://login.example.org"
      audience        = ["synoptic"]
      workspace_claim = "workspace"
    }
  }

  assert {
    condition     = aws_apigatewayv2_route.v1.authorization_type == "JWT" && aws_apigatewayv2_route.rest.authorization_type != "JWT"
    error_message = "With an issuer, everything under /v1 takes its tokens, and the reference stays open."
  }

  assert {
    condition     = alltrue([for name, policy in aws_iam_role_policy.function : strcontains(policy.policy, "secretsmanager:GetSecretValue") == (name != "api")])
    error_message = "Those that ask the model read its key, and no other."
  }

  assert {
    condition     = alltrue(flatten([for function in aws_lambda_function.function : [for value in values(function.environment[0].variables) : !startswith(value, "sk-")]]))
    error_message = "No secret stands in an environment."
  }

  assert {
    condition     = !contains(keys(aws_lambda_function.function["api"].environment[0].variables), "SYNOPTIC_SECRET_ID") && aws_lambda_function.function["extract"].environment[0].variables["SYNOPTIC_CAP_USD_DAY"] == "5" && aws_lambda_function.function["batch"].environment[0].variables["SYNOPTIC_BATCH_CAP_USD_MONTH"] == "50"
    error_message = "A model comes with caps, and the API is not told where its key is."
  }

  assert {
    condition     = aws_dynamodb_table.records.server_side_encryption[0].kms_key_arn == var.kms_key_arn && alltrue([for queue in local.all_queues : queue.kms_master_key_id == var.kms_key_arn])
    error_message = "A key of one's own encrypts everything."
  }

  assert {
    condition     = alltrue([for policy in local.all_policies : jsondecode(policy).Version == "2012-10-17"]) && alltrue([for policy in aws_iam_role_policy.function : strcontains(policy.policy, "kms:GenerateDataKey")])
    error_message = "Whoever reads and writes must be able to use the key."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_cors_configuration.bytes[0].cors_rule : rule.allowed_origins == toset(var.cors_origins)])
    error_message = "Only the origins that were named may call from a browser."
  }
}

run "refuses_a_key_for_a_variable" {
  command = plan

  variables {
    model = {
      name       = "some-model"
      secret_arn = "sk-not-an-arn"
    }
  }

  expect_failures = [var.model]
}

run "refuses_a_name_that_no_bucket_can_have" {
  command = plan

  variables {
    name = "Synoptic Team"
  }

  expect_failures = [var.name]
}
